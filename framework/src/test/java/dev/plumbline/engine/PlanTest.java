package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.Response;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Placement;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Vms;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.MisuseException;
import dev.plumbline.plan.ExperimentDefinition;
import dev.plumbline.plan.ExperimentReader;
import dev.plumbline.plan.PlanText;
import dev.plumbline.plan.Planner;
import dev.plumbline.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told before anything is measured. */
class PlanTest {

    @TempDir
    Path folder;

    static class Small {
        @Experiment("Do virtual machines run faster spread over two LUNs?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement disk(
                @Factor("11..14") int vms,
                @Factor({"PACKED", "ALTERNATING"}) Placement placement,
                @Luns(count = "2", size = "1 GiB") LunSet luns,
                @Vms(count = "{vms}", disk = "80 MiB", placement = "{placement}") Machines machines) {
            throw new AssertionError("a plan measures nothing");
        }
    }

    static class TooMany {
        @Experiment("?")
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement disk(@Factor("11..14") int vms, @Vms(count = "{vms}", memory = "1 GiB") Machines machines) {
            throw new AssertionError("a plan measures nothing");
        }
    }

    static class Listed {
        @Experiment("Does it matter which machines share a LUN?")
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement disk(
                @Factor({"1 1 2 2", "1 2 1 2", "3 3 3 3"}) String luns,
                @Luns(count = "3") LunSet three,
                @Vms(count = "4", disk = "16 MiB", placement = "{luns}") Machines machines) {
            throw new AssertionError("a plan measures nothing");
        }
    }

    static class Buses {
        @Experiment("Which bus is faster?")
        @Response(name = "throughput", unit = "Mbit/s", better = HIGHER)
        Measurement disk(
                @Factor({"scsi", "virtio"}) String bus,
                @Vms(diskBus = "{bus}", scope = Scope.TRIAL) Machines machines) {
            throw new AssertionError("a plan measures nothing");
        }
    }

    private static ExperimentDefinition definition(Class<?> type) {
        return ExperimentReader.read(type, type.getDeclaredMethods()[0])
                .definition()
                .orElseThrow();
    }

    private static RunPlan plan(Class<?> type, Lab lab) {
        ExperimentDefinition definition = definition(type);
        return Planner.plan(definition, definition.points(), lab, definition.blocks(), List.of(""), 42, lab.times());
    }

    @Test
    void thePlanTellsDesignDemandConfoundingAndOrder() {
        try (Lab lab = Labs.read(folder).open("embedded", folder)) {
            assertThat(String.join("\n", PlanText.lines(plan(Small.class, lab), lab)))
                    .isEqualTo("""
                            dev.plumbline.engine.PlanTest$Small.disk: Do virtual machines run faster spread over two LUNs?
                              factor vms: 11, 12, 13, 14
                              factor placement: PACKED, ALTERNATING
                              8 treatments × 2 blocks = 16 trials, about 5 s (50 ms warm-up, 250 ms measured) without the provisioning
                              experimental unit: a block: its trials share the resources that were made for it
                              needs 2 GiB of disk; lab 'embedded' has 1 TiB of disk
                              needs 14 machines; lab 'embedded' has 1024 machines
                              needs 3.5 GiB of memory; lab 'embedded' has 1 TiB of memory
                              confounded: from vms=13 on (placement=PACKED), LUNs in use goes 1 → 2: hold it fixed or cross it
                              confounded: from vms=12 on (placement=PACKED), machines per LUN goes 11 → 12: hold it fixed or cross it
                              confounded: from vms=13 on (placement=ALTERNATING), machines per LUN goes 6 → 7: hold it fixed or cross it
                              idle machines moves with vms, 3 to 0
                              LUNs in use moves with placement (vms=11), 1 to 2
                              machines per LUN moves with placement, 11 to 6
                              block 1: vms=11, placement=ALTERNATING | vms=11, placement=PACKED | vms=12, placement=ALTERNATING | vms=13, placement=ALTERNATING | vms=14, placement=ALTERNATING | vms=13, placement=PACKED | vms=14, placement=PACKED | vms=12, placement=PACKED
                              block 2: vms=11, placement=PACKED | vms=12, placement=ALTERNATING | vms=14, placement=PACKED | vms=14, placement=ALTERNATING | vms=11, placement=ALTERNATING | vms=13, placement=PACKED | vms=13, placement=ALTERNATING | vms=12, placement=PACKED
                              seed 42; nothing was measured
                            """.stripTrailing());
        }
    }

    @Test
    void tooLittleIsToldBeforeTheStartWithBothNumbers() throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), "labs: {small: {like: embedded, capacity: {memory: 8 GiB}}}");
        try (Lab lab = Labs.read(folder).open("small", folder)) {
            assertThatThrownBy(() -> plan(TooMany.class, lab))
                    .isInstanceOf(MisuseException.class)
                    .hasMessage("dev.plumbline.engine.PlanTest$TooMany.disk needs 14 GiB of memory, but lab 'small' has"
                            + " 8 GiB of memory; ask for less, or give the lab more in lab.yaml");
        }
    }

    @Test
    void aLabWithoutAChoiceOfHardwareIsToldBeforeTheStart() {
        try (Lab lab = Labs.read(folder).open("embedded", folder)) {
            assertThatThrownBy(() -> plan(Buses.class, lab))
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessage("lab 'embedded' of kind embedded has no choice of virtual hardware (diskBus)");
        }
    }

    @Test
    void aListOfLunsCanBeALevel() {
        try (Lab lab = Labs.read(folder).open("embedded", folder)) {
            assertThat(PlanText.lines(plan(Listed.class, lab), lab))
                    .contains(
                            "  factor luns: 1 1 2 2, 1 2 1 2, 3 3 3 3",
                            "  needs 4 machines; lab 'embedded' has 1024 machines")
                    .anyMatch(line -> line.contains("from luns=3 3 3 3 on, LUNs in use goes 2 → 1"));
        }
    }
}
