package dev.plumbline.lab.local;

import dev.plumbline.lab.BalancerHost;
import dev.plumbline.lab.FaultHost;
import dev.plumbline.lab.FaultKind;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.LunHost;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineAccess;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.PeerHost;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.BalancerSettings;
import dev.plumbline.lab.linux.ControlGroup;
import dev.plumbline.lab.linux.ControlGroups;
import dev.plumbline.lab.linux.HaproxyBalancer;
import dev.plumbline.lab.linux.HostLun;
import dev.plumbline.lab.linux.LunSource;
import dev.plumbline.lab.linux.Meters;
import dev.plumbline.lab.linux.NamespacePeer;
import dev.plumbline.lab.linux.NetworkNamespace;
import dev.plumbline.lab.linux.ScratchFile;
import dev.plumbline.lab.linux.ServiceFolder;
import dev.plumbline.lab.linux.Shaping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Makes what a local lab has, and takes it back. */
final class LocalDevices implements LunHost, MachineHost, PeerHost, BalancerHost, FaultHost, MachineAccess {

    private static final Set<FaultKind> BREAKS = EnumSet.of(FaultKind.MACHINE_KILLED, FaultKind.LINK_DOWN);

    private final LunSource luns;
    private final ControlGroups limits;
    private final Path scratch;
    private final Meters meters;
    private final BalancerSettings balancers;
    private final LabNetwork network;

    LocalDevices(LunSource luns, ControlGroups limits, Path scratch, Meters meters, BalancerSettings balancers) {
        this.luns = luns;
        this.limits = limits;
        this.scratch = scratch;
        this.meters = meters;
        this.balancers = balancers;
        this.network = new LabNetwork(meters);
    }

    @Override
    public Lun createLun(String name, long bytes, Provisioning context) throws IOException, InterruptedException {
        HostLun lun = luns.create(name, bytes, context);
        lun.meters().forEach(meter -> meters.add(lun.owner(), meter));
        return lun;
    }

    @Override
    public void check(LinkSpec link) {
        Shaping.check(link);
        if (link.legs() > 1 && BondKind.here() != BondKind.DRIVER) {
            throw new MissingCapabilityException("this kernel has no bonding driver for machines of " + link.legs()
                    + " legs, and by multipath routes only a peer has several; load the module bonding, or write"
                    + " legs = \"1\" in @Vms");
        }
    }

    @Override
    public Machine createMachine(MachineSpec spec, Provisioning context) throws Exception {
        check(spec.link()); // before anything is made for it
        ControlGroup group = limits.create(spec.cpus(), spec.memoryBytes(), context);
        group.cpu(spec.name(), spec.cpus()).ifPresent(meter -> meters.add(group.owner(), meter));
        return LocalMachine.start(spec, group, scratch, network, context);
    }

    @Override
    public Machine createPeer(String name, LinkSpec link, Provisioning context) throws Exception {
        return NamespacePeer.create(name, link, network, context);
    }

    @Override
    public void check(FaultKind kind) {
        if (kind != FaultKind.LUN_SLOW) {
            FaultHost.only("a lab of kind local", BREAKS, kind);
        } else if (!luns.paceCanBeSet()) {
            throw new MissingCapabilityException(
                    "a lab of kind local can do LUN_SLOW of @Fault only where nothing but a"
                            + " rate limits its LUNs; write 'lun: {kind: nbdkit, rate: 100 Mbit/s}' in lab.yaml, or choose a lab"
                            + " of kind embedded");
        }
    }

    @Override
    public LoadBalancer createBalancer(String name, Provisioning context) throws Exception {
        return HaproxyBalancer.start(name, balancers, scratch, network, context);
    }

    @Override
    public Optional<Way> way(UndoRecord record) {
        return NetworkNamespace.way(record);
    }

    Optional<String> notice() {
        return network.notice();
    }

    void undo(UndoRecord record) throws Exception {
        meters.forget(record);
        switch (record.handler()) {
            case ControlGroup.HANDLER -> ControlGroup.undo(record);
            case ScratchFile.HANDLER -> ScratchFile.undo(record);
            case ServiceFolder.HANDLER -> ServiceFolder.undo(record);
            case NetworkNamespace.HANDLER -> NetworkNamespace.undo(record);
            case NetworkLeg.HANDLER -> network.undoLeg(record);
            case NetworkSwitch.HANDLER -> network.undoSwitch(record);
            default -> throw new IllegalArgumentException("a local lab has no undo '" + record.handler() + "'");
        }
    }
}
