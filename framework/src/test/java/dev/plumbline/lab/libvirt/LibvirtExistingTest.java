package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabLock;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LunHost;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.TestProvisioning;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.local.LocalTestLab;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.measure.CommonStart;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.MisuseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("guests")
class LibvirtExistingTest {

    private static final long DISK = 4L << 20;

    @TempDir
    Path theirs;

    @TempDir
    Path ours;

    @Test
    void machines_that_are_somebodys_are_used_and_left_as_they_were() throws Exception {
        try (LabLock lock = LocalTestLab.lock();
                OthersMachines others = new OthersMachines(theirs, new TestProvisioning(noLab()))) {
            assertThat(lock).isNotNull();
            for (String name : List.of("lab-1", "lab-2", "other")) {
                others.define(name);
            }
            others.start("lab-1");
            Files.writeString(ours.resolve("lab.yaml"), labYaml(others));
            LibvirtLeftovers leftovers = LibvirtLeftovers.before(others.virsh().uri(), theirs, ours);
            Map<String, String> before = told(others);

            try (Lab lab = Labs.read(ours).open("test", ours.resolve("scratch"))) {
                assertThat(lab.capacity()).isEqualTo(Demand.of(Demand.MACHINES, 2));
                assertThat(lab.notice().orElseThrow()).contains("lab-1 (1 CPU, 192MiB), lab-2 (1 CPU, 192MiB).");
                TestProvisioning context = new TestProvisioning(lab);
                try {
                    use(lab, context, others);
                } finally {
                    giveBack(lab, context);
                }
            }

            assertThat(others.state("lab-1")).isEqualTo("running");
            assertThat(others.state("lab-2")).isEqualTo("shut off");
            assertThat(others.state("other")).isEqualTo("shut off");
            assertThat(told(others)).isEqualTo(before);
            Files.deleteIfExists(ours.resolve("known"));
            Files.deleteIfExists(ours.resolve("scratch"));
            leftovers.assertNothingLeft();
        }
    }

    private static void use(Lab lab, TestProvisioning context, OthersMachines others) throws Exception {
        MachineHost host = lab.require(MachineHost.class, "machines");
        others.virsh().run("suspend", "lab-1");
        assertThatThrownBy(() -> host.createMachine(spec("vm-1"), context))
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessageContaining("lab-1")
                .hasMessageContaining("is paused; resume it or shut it down");
        others.virsh().run("resume", "lab-1");
        assertThatThrownBy(() -> host.createMachine(spec("vm-3"), context))
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessageContaining("3 virtual machines are wanted")
                .hasMessageContaining("has 2 with names as 'lab-*'");

        Machine second = host.createMachine(spec("vm-2"), context);
        Machine first = host.createMachine(spec("vm-1"), context);
        assertThat(List.of(first.name(), second.name())).containsExactly("lab-1", "lab-2");
        LunHost volumes = lab.require(LunHost.class, "LUNs");
        LunSet luns = new LunSet(List.of(volumes.createLun("lun-1", 2 * DISK, context)));
        assertThatThrownBy(() -> volumes.createLun("lun-3", DISK, context))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("lun-3 has no disk")
                .hasMessageContaining("declares 2");

        Measurement measured = load(
                lab,
                new Machines(
                        List.of(first, second),
                        List.of(new DiskSlot(0, 0, DISK), new DiskSlot(0, DISK, DISK)),
                        (some, load) -> new CommonStart(lab, new Times(Duration.ofMillis(500), Duration.ofSeconds(2)))
                                .run(some, load)),
                luns);
        assertThat(measured.readings().get(0).value()).isPositive();
        assertThat(begins(others, "lab-1")).isTrue();
        assertThat(begins(others, "lab-2")).isTrue();
    }

    private static Measurement load(Lab lab, Machines machines, LunSet luns) {
        return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns));
    }

    /** Whether what was written lies at the beginning of a machine's own disk, and nowhere behind its share. */
    private static boolean begins(OthersMachines others, String name) throws Exception {
        byte[] data = Files.readAllBytes(others.data(name));
        boolean within = false;
        for (int i = 0; i < data.length; i++) {
            if (data[i] != 0 && i >= DISK) {
                return false;
            }
            within |= data[i] != 0;
        }
        return within;
    }

    private static MachineSpec spec(String name) {
        return new MachineSpec(name, 1, 256L << 20, new LinkSpec(1, 1_000_000_000), Hardware.ANY);
    }

    private static Map<String, String> told(OthersMachines others) throws Exception {
        return Map.of(
                "lab-1", others.definition("lab-1"),
                "lab-1, running", others.live("lab-1"),
                "lab-2", others.definition("lab-2"),
                "other", others.definition("other"));
    }

    private static void giveBack(Lab lab, TestProvisioning context) throws Exception {
        List<UndoRecord> records = new ArrayList<>(context.undos());
        Collections.reverse(records);
        for (int times = 0; times < 2; times++) { // a later process may apply them again
            for (UndoRecord record : records) {
                lab.undo(record);
            }
        }
    }

    private String labYaml(OthersMachines others) {
        return "labs: {test: {kind: libvirt, hypervisors: [\"" + others.virsh().uri()
                + "\"], quiet: {wait: 0 s}, existing: {machines: \"lab-*\", start: true, shutdown: 2 s, identity: "
                + others.key() + ", known-hosts: " + ours.resolve("known") + ", trust-new: true, addresses: "
                + others.addresses() + ", disks: [/dev/vdb, /dev/vdc]}}}";
    }

    private static Lab noLab() {
        return Labs.read(Path.of("nowhere")).open("embedded", Path.of("nowhere"));
    }
}
