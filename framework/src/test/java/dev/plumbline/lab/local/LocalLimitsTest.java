package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.ControlGroup;
import dev.plumbline.lab.linux.ControlGroups;
import dev.plumbline.lab.linux.ControlGroups.Version;
import dev.plumbline.lab.linux.Meter;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine has its processors and its memory, and no more; what it uses of them is known, as is what a volume gives. */
class LocalLimitsTest {

    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void a_machine_of_one_processor_gets_no_more_than_one() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            ControlGroup group = ControlGroups.find(ControlGroups.MOUNTED).create(1, 64 * MIB, test.provisioning());
            Meter cpu = group.cpu("vm-9", 1).orElseThrow();
            Process spins = new ProcessBuilder(
                            group.inside(List.of("sh", "-c", "while :; do :; done & while :; do :; done")))
                    .start();
            double before = cpu.used();
            long begin = System.nanoTime();
            assertThat(spins.waitFor(1, TimeUnit.SECONDS)).isFalse();
            double used = cpu.used() - before;
            double wall = (System.nanoTime() - begin) / 1e9;

            assertThat(cpu.name()).isEqualTo("vm-9 CPU");
            assertThat(cpu.capacityPerSecond()).isEqualTo(1);
            assertThat(used / wall).as("of two that spin").isPositive().isLessThan(1.25);
        }
    }

    @Test
    void a_program_that_needs_more_memory_than_its_machine_has_is_ended() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            List<String> needs128 = List.of("dd", "if=/dev/zero", "of=/dev/null", "bs=128M", "count=1");

            assertThat(exitCode(machine(test, 64 * MIB), needs128)).isNotZero();
            assertThat(exitCode(machine(test, 512 * MIB), needs128)).isZero();
        }
    }

    @Test
    void how_busy_processors_and_volumes_were_is_told_beside_the_load() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "kind: nbdkit, service: 2 ms")) {
            LunSet luns = test.luns(2, 4 << 20);
            Machines three = test.machines(3, 1);

            Measurement measured =
                    test.run(three, DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns), 1500);

            double first = measured.busy().get(luns.luns().get(0).name());
            double second = measured.busy().get(luns.luns().get(1).name());
            double given = measured.readings().get(0).value() * 0.002;
            assertThat(first / given).as("waits take longer than they should").isBetween(0.9, 1.35);
            assertThat(second).as("nothing lies there").isLessThan(first / 10);
            assertThat(measured.busy())
                    .hasEntrySatisfying(
                            three.all().get(0).name() + " CPU",
                            share -> assertThat(share).isBetween(0.0001, 1.0));
        }
    }

    @Test
    void a_rate_is_metered_in_both_directions() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "kind: nbdkit, rate: 16 Mbit/s")) {
            LunSet luns = test.luns(1, 4 << 20);
            Machines one = test.machines(1, 1);
            AccessSpec reads = AccessSpec.IOMETER_DEFAULT.withBlock("16 KiB").withReadShare(1);

            Measurement measured = test.run(one, DiskLoad.of(reads).on(luns), 1500);

            String lun = luns.luns().get(0).name();
            double bytes = measured.readings().get(1).value() * MIB;
            assertThat(measured.busy().get(lun + " reads")).isCloseTo(Math.min(1, bytes / 2e6), within(0.1));
            assertThat(measured.busy().get(lun + " writes")).isLessThan(0.01);
        }
    }

    /** No computer here has version 2; what would be written stands in a folder that only looks like it. */
    @Test
    void version_2_has_one_folder_for_all_limits() throws Exception {
        Path group = folder.resolve("plumbline-1");
        ControlGroup limited = new ControlGroup(List.of(group), Version.V2);

        limited.make();
        for (String file : List.of("cpu.max", "memory.max", "memory.swap.max")) {
            Files.createFile(group.resolve(file));
        }
        limited.limit(2, 64 * MIB);
        Files.writeString(group.resolve("cpu.stat"), "usage_usec 2500000\nuser_usec 1\n");

        assertThat(group.resolve("cpu.max")).hasContent("200000 100000");
        assertThat(group.resolve("memory.max")).hasContent("67108864");
        assertThat(group.resolve("memory.swap.max")).hasContent("0");
        assertThat(limited.inside(List.of("fio", "a b")))
                .containsExactly("sh", "-c", "echo 0 > " + group + "/cgroup.procs && exec \"$@\"", "sh", "fio", "a b");
        assertThat(limited.cpu("vm-1", 2).orElseThrow().used()).isEqualTo(2.5);
    }

    @Test
    void where_there_are_no_control_groups_machines_are_not_limited() throws Exception {
        ControlGroups none = ControlGroups.find(folder);

        assertThat(none.version().words()).isEqualTo("none");
        assertThat(folder).as("nothing is left of the trying").isEmptyDirectory();
        assertThat(ControlGroup.NONE.inside(List.of("fio"))).containsExactly("fio");
        assertThat(ControlGroup.NONE.cpu("vm-1", 1)).isEmpty();
    }

    @Test
    void no_other_group_than_the_labs_is_removed() {
        for (String other :
                List.of("/sys/fs/cgroup/cpu/docker", "/home/plumbline-1", "/sys/fs/cgroup/../plumbline-1")) {
            assertThatThrownBy(() -> ControlGroup.undo(UndoRecord.of(ControlGroup.HANDLER, Map.of("folder", other))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not one of this lab's");
        }
    }

    private static Machine machine(LocalTestLab test, long memory) throws Exception {
        MachineSpec spec =
                new MachineSpec(test.provisioning().uniqueName("vm"), 1, memory, new LinkSpec(1, 1_000_000_000));
        return test.lab().require(MachineHost.class, "machines").createMachine(spec, test.provisioning());
    }

    private static int exitCode(Machine machine, List<String> arguments) throws Exception {
        Process process = machine.require(Programs.class, "programs").start(arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
