package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.BalancerHost;
import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.HardwareChoice;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.LunHost;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.PeerHost;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.SharedImages;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.HaproxyBalancer;
import dev.plumbline.lab.linux.Meters;
import dev.plumbline.lab.linux.NamespacePeer;
import dev.plumbline.lab.linux.NetworkNamespace;
import dev.plumbline.lab.linux.ScratchFile;
import dev.plumbline.lab.linux.ServiceFolder;
import dev.plumbline.lab.linux.Shaping;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Path;

/** Makes what a lab of virtual machines has, and takes it back. */
final class LibvirtDevices implements LunHost, SharedImages, MachineHost, PeerHost, BalancerHost, HardwareChoice {

    /** Of a machine that stands for one that is not virtual, as a bond of this kernel's own would. */
    private static final long PEER_MEMORY = 256L << 20;

    /** An emulated computer has some thirty slots for cards of every kind. */
    private static final int MOST_LEGS = 8;

    private final LibvirtSettings settings;
    private final Volumes volumes;
    private final Path folder;
    private final Meters meters;
    private final ParentStatistics parents;
    private final Disks disks = new Disks();
    private final GuestNetwork network;
    private final Guests guests;

    LibvirtDevices(
            LibvirtSettings settings,
            Volumes volumes,
            Path folder,
            Meters meters,
            ParentStatistics parents,
            Accelerators accelerators) {
        this.settings = settings;
        this.volumes = volumes;
        this.folder = folder;
        this.meters = meters;
        this.parents = parents;
        this.network = new GuestNetwork(settings.network(), meters);
        this.guests = new Guests(settings, folder, network, disks, parents, accelerators);
    }

    @Override
    public void check(Hardware hardware) {
        GuestHardware.check("@Vms ", hardware);
    }

    @Override
    public void check(LinkSpec link) {
        Shaping.check(link);
        if (link.legs() > MOST_LEGS) {
            throw new MisuseException("a virtual machine has at most " + MOST_LEGS + " network cards, but got legs = "
                    + link.legs() + "; write fewer");
        }
        checkCloud(link);
    }

    private void checkCloud(LinkSpec link) {
        if (link.legs() > 1 && settings.image().cloud().isPresent()) {
            throw new MisuseException("a machine of a cloud image has one network card here, but got legs = "
                    + link.legs() + "; take the guest that ci/guest-image builds for bonds");
        }
    }

    @Override
    public Lun createLun(String name, long bytes, Provisioning context) throws IOException, InterruptedException {
        GuestLun lun = volume(name, bytes, context);
        disks.add(lun, settings.hypervisors(), context);
        return lun;
    }

    private GuestLun volume(String name, long bytes, Provisioning context) throws IOException, InterruptedException {
        GuestLun lun = volumes.create(name, bytes, context);
        lun.meters().forEach(meter -> meters.add(lun.owner(), meter));
        return lun;
    }

    @Override
    public Lun createSharedImage(String name, long bytes, Provisioning context)
            throws IOException, InterruptedException {
        if (!settings.here()) {
            throw new MissingCapabilityException(
                    "data images that machines share and write to privately need a hypervisor"
                            + " on this computer, which 'hypervisors' in lab.yaml does not name");
        }
        GuestLun lun = volume(name, bytes, context);
        Path overlays = ServiceFolder.announce(folder.resolve(name + ".overlays"), context)
                .path();
        GuestLun shared = lun.discarding(overlays);
        disks.add(shared, settings.hypervisors(), context);
        return shared;
    }

    @Override
    public Machine createMachine(MachineSpec spec, Provisioning context) throws IOException, InterruptedException {
        return guests.create(spec, context);
    }

    /** One link ends in a namespace of this computer; a bond needs a kernel of its own. */
    @Override
    public Machine createPeer(String name, LinkSpec link, Provisioning context) throws Exception {
        check(link);
        return link.legs() == 1 && settings.here()
                ? NamespacePeer.create(name, link, network, context)
                : guests.create(new MachineSpec(name, 1, PEER_MEMORY, link), context);
    }

    @Override
    public LoadBalancer createBalancer(String name, Provisioning context) throws Exception {
        return HaproxyBalancer.start(name, settings.balancers(), folder, network, context);
    }

    void undo(UndoRecord record) throws Exception {
        meters.forget(record);
        parents.forget(record);
        switch (record.handler()) {
            case Domain.HANDLER -> {
                guests.close(record);
                Domain.end(record);
                network.free(record);
            }
            case NamespacePort.HANDLER -> {
                NamespacePort.remove(record);
                network.free(record);
            }
            case GuestBridge.HANDLER -> network.undoBridge(record);
            case Disks.HANDLER -> disks.undo(record);
            case ScratchFile.HANDLER -> ScratchFile.undo(record);
            case ServiceFolder.HANDLER -> ServiceFolder.undo(record);
            case NetworkNamespace.HANDLER -> NetworkNamespace.undo(record);
            default -> {
                if (!volumes.undo(record)) {
                    throw new IllegalArgumentException(
                            "a lab of virtual machines has no undo '" + record.handler() + "'");
                }
            }
        }
    }
}
