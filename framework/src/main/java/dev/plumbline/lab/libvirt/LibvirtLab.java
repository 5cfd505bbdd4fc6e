package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.BalancerHost;
import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.HostSampler;
import dev.plumbline.lab.linux.Meters;
import dev.plumbline.lab.linux.Privileges;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.lab.linux.ToolCheck;
import dev.plumbline.model.Fingerprint;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Virtual machines on hypervisors that libvirt reaches. */
final class LibvirtLab implements Lab {

    private final LabDescription description;
    private final LibvirtSettings settings;
    private final Volumes volumes;
    private final Set<Tool> tools =
            EnumSet.of(Tool.FIO, Tool.IP, Tool.TC, Tool.IPERF3, Tool.HAPROXY, Tool.VIRSH, Tool.QEMU_IMG, Tool.SSH);
    private final Accelerators accelerators;
    private final LibvirtDevices devices;
    private final HostSampler host;

    private LibvirtLab(LabDescription description, LibvirtSettings settings, Path scratch) {
        this.description = description;
        this.settings = settings;
        this.volumes = settings.luns().volumes().apply(scratch);
        this.accelerators = new Accelerators(settings.image());
        Meters meters = new Meters();
        ParentStatistics parents = new ParentStatistics(settings.hypervisors());
        this.devices = new LibvirtDevices(settings, volumes, scratch, meters, parents, accelerators);
        this.host = new HostSampler(
                meters, settings.quiet(), settings.here(), parents::counters, ParentStatistics::isOfHypervisor);
        this.tools.addAll(volumes.tools());
        if (settings.image().cloud().isPresent()) {
            this.tools.add(Tool.XORRISO);
        }
    }

    /**
     * Opens it.
     *
     * @throws dev.plumbline.lab.MissingCapabilityException when one of its programs is not installed, or a hypervisor does not
     *     answer
     */
    static LibvirtLab open(LabDescription description, LibvirtSettings settings, Path scratch) {
        if (settings.here()) {
            Privileges.check(description.name());
        }
        LibvirtLab lab =
                new LibvirtLab(description, settings, scratch.toAbsolutePath().normalize());
        ToolCheck.check(description.name(), lab.tools);
        settings.hypervisors().forEach(hypervisor -> hypervisor.check(description.name()));
        return lab;
    }

    @Override
    public LabDescription description() {
        return description;
    }

    /** All labs whose machines run on this computer share it with each other, and with the labs of kind local. */
    @Override
    public String lockName() {
        return settings.here() ? "local" : description.name();
    }

    @Override
    public Optional<String> notice() {
        return settings.hypervisors().stream()
                        .anyMatch(on -> !accelerators.of(on).accelerated())
                ? Optional.of("The processors of the virtual machines are emulated (TCG), since KVM does not work here:"
                        + " their figures hold for this lab alone.")
                : Optional.empty();
    }

    @Override
    public Fingerprint fingerprint() {
        return LibvirtFingerprint.read(settings, volumes, accelerators, tools);
    }

    @Override
    public Demand capacity() {
        return settings.capacity().plus(Demand.of(Demand.DISK, volumes.capacity()));
    }

    @Override
    public Times times() {
        return settings.times();
    }

    @Override
    public <P> Optional<P> port(Class<P> type) {
        if (type.equals(BalancerHost.class) && !settings.network().reachesHere(settings.here())) {
            return Optional.empty();
        }
        return Stream.of(devices, host)
                .filter(type::isInstance)
                .<P>map(type::cast)
                .findFirst();
    }

    @Override
    public void undo(UndoRecord record) throws Exception {
        devices.undo(record);
    }

    @Override
    public void close() {
        // All that it makes is provisioned, and taken back by the ledger.
    }
}
