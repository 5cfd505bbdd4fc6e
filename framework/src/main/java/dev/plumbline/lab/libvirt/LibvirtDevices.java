package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.BalancerHost;
import dev.plumbline.lab.FaultHost;
import dev.plumbline.lab.FaultKind;
import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.HardwareChoice;
import dev.plumbline.lab.ImageHost;
import dev.plumbline.lab.ImageSpec;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.LunHost;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineAccess;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.OtherHosts;
import dev.plumbline.lab.PeerHost;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.SharedImages;
import dev.plumbline.lab.StoredImage;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.ControlSocket;
import dev.plumbline.lab.linux.HaproxyBalancer;
import dev.plumbline.lab.linux.Meters;
import dev.plumbline.lab.linux.NamespacePeer;
import dev.plumbline.lab.linux.NetworkNamespace;
import dev.plumbline.lab.linux.ScratchFile;
import dev.plumbline.lab.linux.ServiceFolder;
import dev.plumbline.lab.linux.Shaping;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes what a lab of virtual machines has, and takes it back. */
final class LibvirtDevices
        implements LunHost,
                SharedImages,
                ImageHost,
                MachineHost,
                PeerHost,
                BalancerHost,
                FaultHost,
                HardwareChoice,
                OtherHosts,
                MachineAccess {

    /** Of a machine that stands for one that is not virtual, as a bond of this kernel's own would. */
    private static final long PEER_MEMORY = 256L << 20;

    private static final Set<FaultKind> BREAKS = EnumSet.of(FaultKind.MACHINE_KILLED, FaultKind.LINK_DOWN);

    /** An emulated computer has some thirty slots for cards of every kind. */
    private static final int MOST_LEGS = 8;

    private final LibvirtSettings settings;
    private final Volumes volumes;
    private final Path folder;
    private final Meters meters;
    private final ParentStatistics parents;
    private final Disks disks = new Disks();
    private final DataImages images;
    private final GuestNetwork network;
    private final EmulatorUsers users;
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
        this.images = new DataImages(settings, volumes, folder, disks);
        this.users = new EmulatorUsers(settings, opened(volumes, folder));
        this.guests = new Guests(settings, folder, network, disks, parents, accelerators, users);
    }

    /** Of what volumes lie on, what emulators open themselves, without the folder that they are let into. */
    private static List<Path> opened(Volumes volumes, Path folder) {
        return volumes.tools().contains(Tool.NBDKIT)
                ? List.of()
                : volumes.places().stream()
                        .filter(place -> !place.equals(folder))
                        .toList();
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
        users.check();
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
        GuestLun lun = volume(name, bytes, context);
        return images.discarding(lun, images.overlays(name, context), context);
    }

    @Override
    public void check(ImageSpec image) {
        images.check();
    }

    @Override
    public StoredImage createImage(String name, ImageSpec image, Provisioning context) throws Exception {
        return images.create(name, image, context);
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
    public List<String> avoid(String host) {
        return guests.avoid(host);
    }

    @Override
    public void check(FaultKind kind) {
        FaultHost.only("a lab of kind libvirt", BREAKS, kind);
    }

    @Override
    public LoadBalancer createBalancer(String name, Provisioning context) throws Exception {
        return HaproxyBalancer.start(name, settings.balancers(), folder, network, context);
    }

    @Override
    public Optional<Way> way(UndoRecord record) {
        return record.handler().equals(Domain.HANDLER) ? guests.way(record) : NetworkNamespace.way(record);
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
            case ControlSocket.HANDLER -> ControlSocket.undo(record);
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
