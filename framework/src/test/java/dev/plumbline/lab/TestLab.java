package dev.plumbline.lab;

import static org.awaitility.Awaitility.await;

import dev.plumbline.model.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An embedded lab without noise, with settings of one's own, and devices in it; leaves nothing behind. */
public final class TestLab implements AutoCloseable {

    private final Lab lab;
    private final TestProvisioning provisioning;

    private TestLab(Lab lab) {
        this.lab = lab;
        this.provisioning = new TestProvisioning(lab);
    }

    /** @param settings further lines of the lab's section, as {@code lun: {servers: 2}}; may be empty */
    public static TestLab open(Path folder, String settings) throws IOException {
        return openWithNoise(folder, "noise: {session: 0 %, block: 0 %, trial: 0 %}\n    " + settings);
    }

    public static TestLab openWithNoise(Path folder, String settings) throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), "labs:\n  test:\n    kind: embedded\n    " + settings + "\n");
        return new TestLab(Labs.read(folder).open("test", folder));
    }

    public Lab lab() {
        return lab;
    }

    public TestProvisioning provisioning() {
        return provisioning;
    }

    public LunSet luns(int count, long bytes) throws Exception {
        LunHost host = lab.require(LunHost.class, "LUNs");
        List<Lun> luns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            luns.add(host.createLun(provisioning.uniqueName("lun"), bytes, provisioning));
        }
        return new LunSet(luns);
    }

    /** Machines with a disk each; twelve fit on a LUN where there are several of them, otherwise all fit on the one. */
    public Machines machines(int count, Placement placement, LunSet luns) throws Exception {
        long lunBytes = luns.luns().get(0).bytes();
        long diskBytes = lunBytes / (luns.count() == 1 ? count : 12);
        return machines(
                count,
                new LinkSpec(1, 1_000_000_000),
                DiskLayout.slots(count, diskBytes, Layout.of(placement), new LunsSpec(luns.count(), lunBytes)));
    }

    public Machines machines(int count, LinkSpec link, List<DiskSlot> slots) throws Exception {
        return machines(count, link, Hardware.ANY, slots);
    }

    public Machines machines(int count, LinkSpec link, Hardware hardware, List<DiskSlot> slots) throws Exception {
        MachineHost host = lab.require(MachineHost.class, "machines");
        List<Machine> machines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            machines.add(host.createMachine(
                    new MachineSpec(provisioning.uniqueName("vm"), 1, 1 << 28, link, hardware), provisioning));
        }
        await("machines are up").until(() -> machines.stream().allMatch(Machine::ready));
        return new Machines(machines, slots, TestLab::noConductor);
    }

    private static Measurement noConductor(Machines machines, Load load) {
        throw new IllegalStateException("these tests start workers themselves");
    }

    public PeerMachine peer(LinkSpec link) throws Exception {
        return new PeerMachine(
                lab.require(PeerHost.class, "peer").createPeer(provisioning.uniqueName("peer"), link, provisioning));
    }

    public LoadBalancer balancer() throws Exception {
        return lab.require(BalancerHost.class, "balancer").createBalancer(provisioning.uniqueName("lb"), provisioning);
    }

    @Override
    public void close() {
        try {
            provisioning.undoAll();
        } catch (Exception e) {
            throw new IllegalStateException("the test leaves something behind", e);
        } finally {
            lab.close();
        }
    }
}
