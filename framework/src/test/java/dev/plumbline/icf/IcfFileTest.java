package dev.plumbline.icf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.icf.IcfSpecification.Assignment;
import dev.plumbline.load.AccessLine;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcfFileTest {

    @TempDir
    Path folder;

    @Test
    void a_sweep_over_virtual_machines_of_2004_is_read() throws IOException {
        IcfFile file = IcfSamples.read(folder, IcfSamples.VM_SWEEP);

        assertThat(file.version()).isEqualTo("2004.07.30");
        assertThat(file.setup().description()).isEqualTo("Six VMs, one more in each run");
        assertThat(file.setup().runTime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(file.setup().rampUp()).isEqualTo(Duration.ofSeconds(30));
        assertThat(file.setup().type()).isEqualTo(IcfTestType.INCREMENT_TARGETS_SERIAL);
        assertThat(file.machineCounts()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(file.queueDepths()).containsExactly(1);
        assertThat(file.diskSpecifications()).containsExactly("Default");
        assertThat(file.access("Default"))
                .isEqualTo(AccessSpec.of(AccessLine.of(2048, 0.67, 1).withAlignBytes(512)));
        assertThat(file.access("All in one")).isEqualTo(AccessSpec.ALL_IN_ONE_2004);
        assertThat(file.managers()).hasSize(6).element(3).satisfies(manager -> {
            assertThat(manager.name()).isEqualTo("VM04");
            assertThat(manager.address()).isEqualTo("192.0.2.4");
            assertThat(manager.workers()).singleElement().satisfies(worker -> {
                assertThat(worker.name()).isEqualTo("Worker 1");
                assertThat(worker.targets()).containsExactly("C:");
            });
        });
    }

    @Test
    void a_queue_depth_sweep_of_1_1_0_is_read_whatever_the_order_of_its_sections_and_its_new_keys() throws IOException {
        IcfFile file = IcfSamples.read(folder, IcfSamples.QUEUE_DEPTH);

        assertThat(file.setup().type()).isEqualTo(IcfTestType.CYCLE_OUTSTANDING_IOS);
        assertThat(file.setup().runTime()).isZero();
        assertThat(file.queueDepths()).containsExactly(1, 2, 4, 8, 16, 32);
        assertThat(file.machineCounts()).containsExactly(2);
        assertThat(file.diskSpecifications()).containsExactly("All in one", "4 KiB, bursts");
        assertThat(file.access("4 KiB, bursts").lines())
                .containsExactly(AccessLine.of(4096, 1, 1)
                        .withBursts(16, Duration.ofMillis(10))
                        .withAlignBytes(4096));
        assertThat(file.access("All in one").lines())
                .hasSameSizeAs(AccessSpec.ALL_IN_ONE_1_1_0.lines())
                .contains(AccessLine.of(262144, 0.5, 0).withShare(0.03).withAlignBytes(512));
        assertThat(file.specifications().get("Web").assignment()).isEqualTo(Assignment.NET);
        assertThat(file.specifications().get("Web").isForDisks()).isFalse();
        assertThat(file.managers().get(0).workers().get(0).outstanding()).isEqualTo(8);
    }

    @Test
    void a_file_of_1998_has_specifications_without_names_sections_without_ends_and_a_test_type_as_number()
            throws IOException {
        IcfFile file = IcfSamples.read(folder, IcfSamples.OLD);

        assertThat(file.setup().type()).isEqualTo(IcfTestType.CYCLE_WORKERS);
        assertThat(file.setup().runTime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(file.setup().rampUp()).isEqualTo(Duration.ofSeconds(5));
        assertThat(file.diskSpecifications()).containsExactly("2KB random 67% reads", "Untitled");
        assertThat(file.access("Untitled").lines()).hasSize(2);
        assertThat(file.queueDepths()).containsExactly(1);
        assertThat(file.machineCounts()).containsExactly(1);
    }

    @Test
    void case_leading_blanks_blank_lines_and_line_ends_do_not_matter() throws IOException {
        String text = IcfSamples.text(IcfSamples.VM_SWEEP);
        IcfFile expected = IcfSamples.read(folder, IcfSamples.VM_SWEEP);
        String other = text.replace("'MANAGER LIST", "\r\n   'manager list")
                .replace("'END test setup", "'end TEST SETUP")
                .replace("\n", "\r\n");

        IcfFile read = IcfFile.read(IcfSamples.write(folder, IcfSamples.VM_SWEEP, other));

        assertThat(read).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "NORMAL, 5",
        "CYCLE_TARGETS, 2 4 5",
        "INCREMENT_TARGETS_PARALLEL, 2 4 5",
        "INCREMENT_TARGETS_SERIAL, 1 2 3 4 5",
        "CYCLE_WORKERS, 2 5",
        "CYCLE_WORKERS_AND_TARGETS, 1 2 4 5",
        "CYCLE_OUTSTANDING_IOS, 5",
        "CYCLE_OUTSTANDING_IOS_AND_TARGETS, 2 4 5"
    })
    void each_test_type_loads_its_numbers_of_disks(IcfTestType type, String counts) throws IOException {
        String worker = """
                'Worker
                Worker
                'Worker type
                DISK
                'Target assignments
                %s'End target assignments
                'End worker
                """;
        String target = "'Target\nsd\n'Target type\nDISK\n'End target\n";
        String text = "Version 1.1.0\n'TEST SETUP ==\n'Test Type\n"
                + List.of(IcfTestType.values()).indexOf(type) + "\n'END test setup\n"
                + "'MANAGER LIST ==\n'Manager ID, manager name\n1,M\n" + worker.formatted(target.repeat(2))
                + worker.formatted(target.repeat(3)) + "'End manager\n'END manager list\nVersion 1.1.0\n";

        assertThat(IcfFile.read(IcfSamples.write(folder, "a.icf", text)).machineCounts())
                .extracting(String::valueOf)
                .containsExactly(counts.split(" "));
    }

    @Test
    void linear_steps_are_added_and_exponential_ones_multiply() {
        assertThat(new IcfCycle(1, 5, false).values(16)).containsExactly(1, 6, 11, 16);
        assertThat(new IcfCycle(3, 4, true).values(200)).containsExactly(3, 12, 48, 192);
        assertThat(new IcfCycle(2, 1, true).values(4))
                .as("a step of 1 is linear")
                .containsExactly(2, 3, 4);
        assertThat(new IcfCycle(9, 1, false).values(4)).isEmpty();
        assertThatThrownBy(() -> new IcfCycle(1, 0, false)).isInstanceOf(MisuseException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2048,100,67,100,0,1,0,0 | 2048,100,167,100,0,1,0,0 | line 40, has '167' for '% reads', which must be a whole number from 0 to 100",
                "2048,100,67,100,0,1,0,0 | 2048,90,67,100,0,1,0,0 | line 38, begins an access specification whose '% of size' add up to 90",
                "2048,100,67,100,0,1,0,0 | 2048,100,67 | line 40, has 3 values, but there should be size,% of size",
                "2048,100,67,100,0,1,0,0 | 99999999,100,67,100,0,1,0,0 | line 40, cannot be done: an operation moves 1 B to 64 MiB",
                "Default,ALL | Default,SOME | line 38, has the assignment 'SOME'; there are NONE, ALL, DISK and NET",
                "INCREMENT_TARGETS_SERIAL | SOMEHOW | line 26, has the test type 'SOMEHOW'; there are 0 to 7",
                "EXPONENTIAL | SQUARE | line 24, has the step type 'SQUARE'; it is LINEAR or EXPONENTIAL",
                "'END test setup | 'END manager list | ends another section than the one that is open, 'test setup'",
                "'END manager list | 'Nothing | still open; the file is cut off there",
                "'MANAGER LIST | 'ACCESS SPECIFICATIONS | opens 'access specifications' a second time",
                "'RESULTS DISPLAY | 'RESULTS PLAY | opens ''RESULTS PLAY ==",
            })
    void a_wrong_value_is_one_sentence_with_its_line(String right, String wrong, String sentence) throws IOException {
        String text = IcfSamples.text(IcfSamples.VM_SWEEP);
        assertThat(text).contains(right);

        Path file = IcfSamples.write(folder, "wrong.icf", text.replace(right, wrong));

        assertThatThrownBy(() -> IcfFile.read(file))
                .isInstanceOf(MisuseException.class)
                .hasMessageStartingWith("wrong.icf, line ")
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("\n");
    }

    @Test
    void what_is_no_file_of_iometer_is_told() throws IOException {
        Path empty = IcfSamples.write(folder, "empty.icf", "");
        Path other = IcfSamples.write(folder, "other.icf", "[global]\nbs=4k\n");
        Path none = IcfSamples.write(folder, "none.icf", "Version 1.1.0\nVersion 1.1.0\n");

        assertThatThrownBy(() -> IcfFile.read(empty))
                .hasMessage("empty.icf is empty, and no configuration file of IOMeter");
        assertThatThrownBy(() -> IcfFile.read(other)).hasMessageContaining("line 1, must be the version");
        assertThatThrownBy(() -> IcfFile.read(none)).hasMessageContaining("has no section");
        assertThatThrownBy(() -> IcfFile.read(folder.resolve("missing.icf")))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("missing.icf cannot be read");
        assertThatThrownBy(() -> IcfSamples.read(folder, IcfSamples.OLD).access("Default"))
                .hasMessageContaining("no access specification 'Default'")
                .hasMessageContaining("Untitled");
    }
}
