package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.MissingCapabilityException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The descriptions of labs that users copy: each is read as it would be there, as far as that goes without its hardware. */
class ExampleLabsTest {

    private static final Path EXAMPLES = Path.of("..", "lab-tests", "labs");

    @TempDir
    Path scratch;

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            List<Path> found = folders.filter(folder -> Files.exists(folder.resolve("lab.yaml")))
                    .toList();
            return found.stream();
        }
    }

    @Test
    void there_is_one_for_each_kind_of_place() throws IOException {
        assertThat(examples().map(folder -> folder.getFileName().toString()))
                .containsExactlyInAnyOrder("bare-host", "bare-hosts", "esx", "kvm-san", "qemu", "workstation");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_key_of_an_example_is_known_and_every_value_makes_sense(Path folder) throws IOException {
        Labs labs = Labs.read(folder);
        List<String> own = labs.names().stream()
                .filter(name -> text(folder).contains("\n  " + name + ":\n"))
                .toList();

        assertThat(own).isNotEmpty();
        for (String name : own) {
            assertThatCode(() -> read(labs, name)).as(name).doesNotThrowAnyException();
        }
    }

    /** Machines of other computers are not asked for. */
    private void read(Labs labs, String name) throws IOException {
        LabDescription description = labs.describe(name);
        if (description.kind().equals("libvirt")) {
            if (description.settings().keys().contains(ExistingLabSettings.KEY)) {
                ExistingLabSettings.read(description.settings());
            } else {
                LibvirtSettings.read(description.settings()).luns().volumes().apply(scratch);
            }
            return;
        }
        try (Lab lab = labs.open(name, scratch)) {
            assertThat(lab.times().measure()).isPositive();
        } catch (MissingCapabilityException e) {
            assertThat(e).hasMessageContaining("ci/install-tools"); // a program that this computer lacks
        }
    }

    @Test
    void the_emulated_workstation_spells_out_the_defaults() {
        Labs labs = Labs.read(EXAMPLES.resolve("workstation"));
        try (Lab written = labs.open("emulated", scratch);
                Lab builtIn = labs.open("embedded", scratch)) {
            assertThat(written.fingerprint()).isEqualTo(builtIn.fingerprint());
            assertThat(written.times()).isEqualTo(builtIn.times());
            assertThat(written.notice()).isEqualTo(Optional.of(builtIn.notice().orElseThrow()));
        }
    }

    private static String text(Path folder) {
        try {
            return Files.readString(folder.resolve("lab.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
