package dev.plumbline.lab.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.MissingCapabilityException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What machines tell of themselves, whatever else their logins print. */
class RemoteFactsTest {

    private static final String TOLD = """
            Welcome to stone-1!
            plumbline-fact system Linux
            plumbline-fact kernel 6.1.0-31-amd64
            plumbline-fact architecture x86_64
            plumbline-fact user bench
            plumbline-fact cpus 16
            plumbline-fact model AMD EPYC 7302P 16-Core Processor
            plumbline-fact memory 65778928
            plumbline-fact address 10.9.0.11
            plumbline-fact fio 3.33
            plumbline-fact end yes
            """;

    private static RemoteFacts read(String told) throws IOException {
        return RemoteFacts.read("stone-1", new OneLogin.Said(0, told, ""));
    }

    @Test
    void all_is_read_and_what_is_not_installed_is_missing() throws IOException {
        RemoteFacts facts = read(TOLD);

        assertThat(facts.kernel()).isEqualTo("6.1.0-31-amd64");
        assertThat(facts.cpus()).isEqualTo(16);
        assertThat(facts.model()).isEqualTo("AMD EPYC 7302P 16-Core Processor");
        assertThat(facts.memoryKib()).isEqualTo(65_778_928);
        assertThat(facts.address().getHostAddress()).isEqualTo("10.9.0.11");
        assertThat(facts.fio()).contains("3.33");
        assertThat(facts.iperf3()).isEmpty();
        assertThat(facts.nginx()).isFalse();
    }

    @Test
    void another_system_is_named() {
        assertThatThrownBy(() -> read(TOLD.replace("system Linux", "system Darwin")))
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessage("stone-1 runs Darwin, but machines that are reached by ssh must be Linux; leave it out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpus 16", "memory 65778928", "address 10.9.0.11", "kernel 6.1.0-31-amd64"})
    void one_that_does_not_tell_all_is_named(String fact) {
        assertThatThrownBy(() -> read(TOLD.replace("plumbline-fact " + fact + "\n", "")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("stone-1 does not tell what it is: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpus many", "memory -", "address example.org", "address cafe", "address 10.9.0.256"})
    void what_is_no_number_or_address_is_not_believed(String fact) {
        String key = "plumbline-fact " + fact.substring(0, fact.indexOf(' '));
        assertThatThrownBy(() -> read(TOLD.replaceFirst(key + " .*", "plumbline-fact " + fact)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("stone-1 does not tell what it is: ");
    }
}
