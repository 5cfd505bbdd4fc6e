package dev.plumbline.lab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.model.MisuseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandSettingsTest {

    private static final String COMMANDS =
            "create: [make, '{name}'], address: [find, '{name}'], delete: [remove, '{name}']";

    private static final Map<String, String> WORDS = CommandLine.words(
            "plumbline-1a2b3c4d-vm-3", new MachineSpec("vm-3", 2, 3L << 29, new LinkSpec(1, 1_000_000_000)));

    @TempDir
    Path folder;

    private CommandSettings read(String section) throws Exception {
        Files.writeString(folder.resolve("lab.yaml"), "labs: {made: {kind: command, " + section + "}}");
        return CommandSettings.read(Labs.read(folder).describe("made").settings());
    }

    @Test
    void the_rest_has_defaults() throws Exception {
        CommandSettings settings = read("commands: {" + COMMANDS + "}");

        assertThat(settings.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.capacity()).isEqualTo(Demand.NONE);
        assertThat(settings.commands().start()).isEmpty();
        assertThat(settings.commands().stop()).isEmpty();
        assertThat(settings.commands().unused()).isEqualTo("cpus and memory and nic");
        assertThat(read("machines: 3, commands: {" + COMMANDS + "}").capacity())
                .isEqualTo(Demand.of(Demand.MACHINES, 3));
    }

    @Test
    void words_are_replaced_within_their_argument_and_other_braces_are_left() throws Exception {
        CommandSettings settings = read("commands: {" + COMMANDS
                + ", start: [up, '--name={name}', '-c{cpus}', '{memory}', '10{index}', '{\"a\": 1}', '{{.Host}}', 7]}");

        assertThat(settings.commands().start().orElseThrow().filled(WORDS))
                .containsExactly(
                        "up", "--name=plumbline-1a2b3c4d-vm-3", "-c2", "1536", "103", "{\"a\": 1}", "{{.Host}}", "7");
        assertThat(settings.commands().unused()).isEqualTo("nic");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "timeout: 5 min | made.commands lacks create, address, delete; write",
                "commands: {create: [a, '{name}']} | made.commands lacks address, delete; write",
                "commands: {create: [a, '{nmae}'], X} | has the unknown word '{nmae}' under 'create'; known are {cpus}",
                "commands: {create: [a, b], X} | does not say under 'create' which machine it is for; write '{name}'",
                "commands: {create: [a, '{name}'], address: [a], delete: [a, '{name}']} | under 'address' which machine",
                "commands: {create: a b, X} | made.commands.create is the text 'a b', but no shell reads it; write it",
                "commands: {create: [], X} | made.commands.create is an empty list; write it",
                "commands: {create: [[a], '{name}'], X} | arguments are text or numbers",
                "commands: {create: [a, '{name}'], status: [a], X} | made.commands has the unknown key 'status'; known are",
                "commands: {create: [a, '{name}'], stats: [a, '{cpus}'], X} | does not say under 'stats' which machine",
                "commands: {create: [a, '{name}'], stats: a, X} | made.commands.stats is the text 'a', but no shell",
                "machines: 0, commands: {create: [a, '{name}'], X} | machines",
                "timeout: 0 s, commands: {create: [a, '{name}'], X} | is no time at all",
                "hosts: {a: {}}, commands: {create: [a, '{name}'], X} | has the unknown key 'hosts'",
            })
    void mistakes_are_told_in_one_sentence(String section, String told) throws Exception {
        String whole = section.replace("X}", "address: [find, '{name}'], delete: [remove, '{name}']}");

        assertThatThrownBy(() -> read(whole))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("lab.yaml: labs.made")
                .hasMessageContaining(told)
                .message()
                .doesNotContain("\n");
    }
}
