package dev.plumbline.lab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.MissingCapabilityException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ToolCheckTest {

    @Test
    void all_of_them_are_installed_here() {
        ToolCheck.check("test", List.of(Tool.values()));
    }

    @Test
    void missing_ones_are_named_with_their_packages() {
        assertThatThrownBy(() -> ToolCheck.check(
                        "test",
                        List.of(Tool.FIO, Tool.NBDKIT, Tool.IP, Tool.TC),
                        tool -> tool == Tool.FIO ? Optional.of("fio-3.33") : Optional.empty()))
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessage(
                        "the lab 'test' needs nbdkit, which cannot be started here, ip, which cannot be started here,"
                                + " tc, which cannot be started here; install nbdkit iproute2, as with 'apt-get install', or run"
                                + " ci/install-tools");
    }

    @ParameterizedTest
    @CsvSource({"fio-3.1, 3.1", "fio-2.99.1, 2.99.1", "fio-3, 3", "fio-3.15-14-g1a2b, 3.15"})
    void one_that_is_too_old_is_named_with_both_versions(String printed, String version) {
        assertThatThrownBy(() -> ToolCheck.check("test", List.of(Tool.FIO), tool -> Optional.of(printed)))
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessageStartingWith(
                        "the lab 'test' needs fio 3.16 or newer, while " + version + " is here; install fio");
    }

    @ParameterizedTest
    @CsvSource({"fio-3.16", "fio-3.33", "fio-3.100", "fio-4.0", "fio-20261122121212121212", "no number"})
    void one_that_is_new_enough_or_does_not_tell_is_taken(String printed) {
        ToolCheck.check("test", List.of(Tool.FIO), tool -> Optional.of(printed));
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void the_script_that_installs_tools_knows_each_of_them_with_its_package(Tool tool) throws Exception {
        assertThat(Files.readAllLines(Path.of("..", "ci", "install-tools")))
                .contains("  [" + tool.program() + "]=" + tool.debianPackage());
    }
}
