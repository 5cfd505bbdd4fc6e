package dev.plumbline.lab.local;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabLock;
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
import dev.plumbline.lab.StateFolder;
import dev.plumbline.lab.TestProvisioning;
import dev.plumbline.lab.Times;
import dev.plumbline.measure.CommonStart;
import dev.plumbline.model.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;

/**
 * A local lab in a folder, with its settings; closing it fails where anything is left. It holds the lock of all local labs of
 * this computer, so that two builds do not measure each other.
 */
public final class LocalTestLab implements AutoCloseable {

    static final long DISK = 1L << 20;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Path folder;
    private final Lab lab;
    private final LabLock lock;
    private final TestProvisioning provisioning;
    private final Set<String> before;

    private LocalTestLab(Path folder, Lab lab, LabLock lock, Set<String> before) {
        this.folder = folder;
        this.lab = lab;
        this.lock = lock;
        this.provisioning = new TestProvisioning(lab);
        this.before = before;
    }

    /** @param lun the section {@code lun}, as {@code kind: nbdkit} */
    public static LocalTestLab open(Path folder, String lun) throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), "labs: {test: {kind: local, lun: {" + lun + "}}}");
        LabLock lock = lock();
        try {
            Set<String> before = LeftoverCheck.computer();
            return new LocalTestLab(folder, Labs.read(folder).open("test", folder), lock, before);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The one lock of all labs whose machines run on this computer. */
    public static LabLock lock() {
        Path file = LabLock.file(StateFolder.prepare(StateFolder.path()), "local");
        return Awaitility.await("the lock of the lab")
                .atMost(LONGEST_WAIT)
                .pollDelay(Duration.ZERO)
                .until(() -> LabLock.tryTake(file), Optional::isPresent)
                .orElseThrow();
    }

    Lab lab() {
        return lab;
    }

    Path folder() {
        return folder;
    }

    TestProvisioning provisioning() {
        return provisioning;
    }

    LunSet luns(int count, long bytes) throws Exception {
        List<Lun> luns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            luns.add(lab.require(LunHost.class, "LUNs").createLun(provisioning.uniqueName("lun"), bytes, provisioning));
        }
        return new LunSet(luns);
    }

    /** A machine, which may not be ready yet. */
    Machine machine(long bitsPerSecond) throws Exception {
        MachineSpec spec = new MachineSpec(provisioning.uniqueName("vm"), 1, 1 << 28, new LinkSpec(1, bitsPerSecond));
        return lab.require(MachineHost.class, "machines").createMachine(spec, provisioning);
    }

    /** A peer with so many legs of that rate each. */
    PeerMachine peer(int legs, long bitsPerSecond) throws Exception {
        return new PeerMachine(lab.require(PeerHost.class, "peers")
                .createPeer(provisioning.uniqueName("peer"), new LinkSpec(legs, bitsPerSecond), provisioning));
    }

    /** Machines that are ready, each with a disk of 1 MiB, alternating over so many LUNs. */
    public Machines machines(int count, int luns) throws Exception {
        return machines(count, luns, 1_000_000_000);
    }

    /** The same with links of that rate. */
    Machines machines(int count, int luns, long bitsPerSecond) throws Exception {
        List<Machine> machines = new ArrayList<>();
        List<DiskSlot> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            machines.add(machine(bitsPerSecond));
            slots.add(new DiskSlot(i % luns, i / luns * DISK, DISK));
        }
        Awaitility.await("machines answer")
                .atMost(Duration.ofSeconds(30))
                .until(() -> machines.stream().allMatch(Machine::ready));
        return new Machines(machines, slots, (some, load) -> run(some, load, 1000));
    }

    /** The same machines, fewer of them, and their disks over fewer LUNs. */
    Machines part(Machines machines, int count, int luns) {
        List<DiskSlot> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.add(new DiskSlot(i % luns, i / luns * DISK, DISK));
        }
        return new Machines(machines.all().subList(0, count), slots, (some, load) -> run(some, load, 1000));
    }

    Measurement run(Machines machines, Load load, int measureMillis) {
        return new CommonStart(lab, new Times(Duration.ofMillis(200), Duration.ofMillis(measureMillis)))
                .run(machines, load);
    }

    /** The process that listens for a machine: the first that was started for it. */
    public ProcessHandle listener(Machine machine) {
        return processes(machine).stream()
                .filter(process -> process.parent()
                        .filter(parent ->
                                parent.pid() == ProcessHandle.current().pid())
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** All processes of a machine's load server: the listener, and while it works one for the connection and the jobs. */
    List<ProcessHandle> processes(Machine machine) {
        String socket = machine.require(FioServer.class, "server").client();
        return LeftoverCheck.processes(folder).stream()
                .filter(process -> LeftoverCheck.commandLine(process.pid()).contains("--server=" + socket))
                .toList();
    }

    @Override
    public void close() {
        try {
            provisioning.undoAll();
            provisioning.undoAll(); // a later process may apply it again
            LeftoverCheck.assertSameComputer(before);
        } catch (Exception e) {
            throw new IllegalStateException("the test leaves something behind", e);
        } finally {
            lab.close();
            lock.close();
        }
        LeftoverCheck.assertNothingLeft(folder, provisioning.undos());
    }
}
