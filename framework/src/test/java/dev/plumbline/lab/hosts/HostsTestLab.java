package dev.plumbline.lab.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.LunHost;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.PeerHost;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.lab.TestProvisioning;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.TrialPoint;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.measure.CommonStart;
import dev.plumbline.model.Measurement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A lab of the tests' hosts. */
final class HostsTestLab implements AutoCloseable {

    static final long DISK = 4L << 20;

    private final Lab lab;
    private final TestProvisioning provisioning;

    private HostsTestLab(Lab lab) {
        this.lab = lab;
        this.provisioning = new TestProvisioning(lab);
    }

    static HostsTestLab open(Path folder, String section) throws Exception {
        Path own = Files.createDirectories(folder.resolve("lab"));
        Files.writeString(own.resolve("lab.yaml"), "labs: {bare: " + section + "}");
        return new HostsTestLab(Labs.read(own).open("bare", own.resolve("run")));
    }

    Lab lab() {
        return lab;
    }

    TestProvisioning provisioning() {
        return provisioning;
    }

    LunSet luns(int count) throws Exception {
        LunHost host = lab.require(LunHost.class, "LUNs");
        List<Lun> luns = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            luns.add(host.createLun("lun-" + i, 1L << 30, provisioning));
        }
        return new LunSet(luns);
    }

    Machine machine(int number) throws Exception {
        return lab.require(MachineHost.class, "machines")
                .createMachine(
                        new MachineSpec("vm-" + number, 1, 1L << 28, new LinkSpec(1, 1_000_000_000)), provisioning);
    }

    Machines machines(int count) throws Exception {
        List<Machine> machines = new ArrayList<>();
        List<DiskSlot> slots = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            machines.add(machine(i));
            slots.add(new DiskSlot(0, (i - 1) * DISK, DISK));
        }
        return new Machines(machines, slots, (some, load) -> run(some, load, 1000));
    }

    PeerMachine peer() throws Exception {
        return new PeerMachine(lab.require(PeerHost.class, "peers")
                .createPeer("peer-1", new LinkSpec(1, 1_000_000_000), provisioning));
    }

    Measurement run(Machines machines, Load load, int measureMillis) {
        return new CommonStart(lab, new Times(Duration.ofMillis(200), Duration.ofMillis(measureMillis)))
                .run(machines, load);
    }

    void trialStarts() {
        lab.trialStarts(new TrialPoint(1, 1, "", 1, "vms=1"));
    }

    /** Takes everything back, twice, since a later process may. */
    void giveBack() throws Exception {
        List<UndoRecord> records = new ArrayList<>(provisioning.undos());
        Collections.reverse(records);
        for (int times = 0; times < 2; times++) {
            for (UndoRecord record : records) {
                lab.undo(record);
            }
        }
    }

    /** What a later process does that only has the ledger. */
    void reap(String section, Path folder) throws Exception {
        try (HostsTestLab next = open(folder, section)) {
            for (UndoRecord record : provisioning.undos()) {
                next.lab.undo(record);
            }
        }
        assertThat(provisioning.undos()).isNotEmpty();
    }

    @Override
    public void close() {
        lab.close();
    }
}
