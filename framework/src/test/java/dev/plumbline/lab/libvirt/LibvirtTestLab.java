package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.Hardware;
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
import dev.plumbline.lab.TestProvisioning;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.local.LocalTestLab;
import dev.plumbline.measure.CommonStart;
import dev.plumbline.model.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A lab of real virtual machines on the tests' own libvirtd; closing it fails where anything is left. */
final class LibvirtTestLab implements AutoCloseable {

    static final long DISK = 4L << 20;
    private static final long MEMORY = 192L << 20;

    private final Lab lab;
    private final TestProvisioning provisioning;
    private final LibvirtLeftovers leftovers;
    private final LabLock lock;

    private LibvirtTestLab(Lab lab, LabLock lock, LibvirtLeftovers leftovers) {
        this.lab = lab;
        this.lock = lock;
        this.provisioning = new TestProvisioning(lab);
        this.leftovers = leftovers;
    }

    /** @param settings the rest of the lab's section, as {@code lun: {kind: nbdkit}} */
    static LibvirtTestLab open(Path folder, String settings) throws IOException {
        return open(folder, GuestImages.folder(), settings);
    }

    /** @param image what its machines boot */
    static LibvirtTestLab open(Path folder, Path image, String settings) throws IOException {
        return open(folder, List.of(PrivateLibvirtd.shared().uri()), image, settings);
    }

    /** The same on these hypervisors. */
    static LibvirtTestLab open(Path folder, List<String> hypervisors, Path image, String settings) throws IOException {
        String uri = hypervisors.get(0);
        Files.writeString(
                folder.resolve("lab.yaml"),
                "labs: {test: {kind: libvirt, hypervisors: [\"" + String.join("\", \"", hypervisors) + "\"], image: "
                        + image + (settings.isEmpty() ? "" : ", " + settings) + "}}");
        LabLock lock = LocalTestLab.lock();
        try {
            LibvirtLeftovers leftovers = LibvirtLeftovers.before(uri, folder);
            return new LibvirtTestLab(Labs.read(folder).open("test", folder), lock, leftovers);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    Lab lab() {
        return lab;
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

    Virsh virsh() {
        return new Virsh(PrivateLibvirtd.shared().uri());
    }

    /** What a machine is called on the hypervisor. */
    String domain(String machine) {
        return provisioning.undos().stream()
                .filter(record -> record.handler().equals(Domain.HANDLER))
                .map(record -> record.argument("domain"))
                .filter(domain -> domain.endsWith("-" + machine))
                .findFirst()
                .orElseThrow();
    }

    /** The emulator of a machine. */
    ProcessHandle emulator(String machine) {
        String domain = domain(machine);
        return ProcessHandle.allProcesses()
                .filter(process -> LibvirtLeftovers.commandLine(process).contains("guest=" + domain + ","))
                .findFirst()
                .orElseThrow();
    }

    /** What takes back all that was made, in the order in which that is done. */
    List<UndoRecord> undos() {
        List<UndoRecord> records = new ArrayList<>(provisioning.undos());
        Collections.reverse(records);
        return records;
    }

    /** A machine that is ready. */
    Machine machine(LinkSpec link, Hardware hardware) throws Exception {
        return machine(provisioning.uniqueName("vm"), link, hardware);
    }

    private Machine machine(String name, LinkSpec link, Hardware hardware) throws Exception {
        return lab.require(MachineHost.class, "machines")
                .createMachine(new MachineSpec(name, 1, MEMORY, link, hardware), provisioning);
    }

    PeerMachine peer(int legs, long bitsPerSecond) throws Exception {
        return new PeerMachine(lab.require(PeerHost.class, "peers")
                .createPeer(provisioning.uniqueName("peer"), new LinkSpec(legs, bitsPerSecond), provisioning));
    }

    /** Machines that are ready, made side by side, each with a disk alternating over so many LUNs. */
    Machines machines(int count, int luns) throws Exception {
        List<DiskSlot> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.add(new DiskSlot(i % luns, i / luns * DISK, DISK));
        }
        LinkSpec link = new LinkSpec(1, LinkSpec.UNLIMITED);
        return of(machines(Collections.nCopies(count, link), Collections.nCopies(count, Hardware.ANY)), slots);
    }

    /** Machines that are ready, made side by side, one for each link. */
    List<Machine> machines(List<LinkSpec> links, List<Hardware> hardware) throws Exception {
        List<Callable<Machine>> steps = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            int number = i;
            String name = provisioning.uniqueName("vm");
            steps.add(() -> machine(name, links.get(number), hardware.get(number)));
        }
        List<Machine> machines = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(steps.size());
        try {
            for (Future<Machine> made : threads.invokeAll(steps)) {
                machines.add(made.get());
            }
        } finally {
            threads.shutdownNow();
        }
        return machines;
    }

    Machines of(List<Machine> machines, List<DiskSlot> slots) {
        return new Machines(machines, slots, (some, load) -> run(some, load, 2000));
    }

    /** Fewer of the same machines, and their disks over fewer LUNs. */
    Machines part(Machines machines, int count, int luns) {
        List<DiskSlot> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.add(new DiskSlot(i % luns, i / luns * DISK, DISK));
        }
        return of(machines.all().subList(0, count), slots);
    }

    Measurement run(Machines machines, Load load, int measureMillis) {
        return new CommonStart(lab, new Times(Duration.ofMillis(500), Duration.ofMillis(measureMillis)))
                .run(machines, load);
    }

    /** Also of what others have taken back. */
    void assertNothingLeft() {
        leftovers.assertNothingLeft();
    }

    @Override
    public void close() {
        try {
            List<UndoRecord> records = undos();
            for (int times = 0; times < 2; times++) { // a later process may apply them again
                for (UndoRecord record : records) {
                    lab.undo(record);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("the test leaves something behind", e);
        } finally {
            lab.close();
            lock.close();
        }
        leftovers.assertNothingLeft();
    }
}
