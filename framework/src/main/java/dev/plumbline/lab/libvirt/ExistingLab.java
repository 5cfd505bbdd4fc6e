package dev.plumbline.lab.libvirt;

import dev.plumbline.fingerprint.Devices;
import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.ControlSocket;
import dev.plumbline.lab.linux.HostSampler;
import dev.plumbline.lab.linux.Meters;
import dev.plumbline.lab.linux.NetworkNamespace;
import dev.plumbline.lab.linux.Privileges;
import dev.plumbline.lab.linux.ScratchFile;
import dev.plumbline.lab.linux.ServiceFolder;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.lab.linux.ToolCheck;
import dev.plumbline.model.Fingerprint;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Virtual machines that are somebody's: they are used as they are, and left as they were. */
final class ExistingLab implements Lab {

    private final LabDescription description;
    private final ExistingLabSettings settings;
    private final ExistingDomains domains;
    private final Meters meters = new Meters();
    private final ParentStatistics parents;
    private final ExistingMachines machines;
    private final Optional<GuestNetwork> network;
    private final List<Object> ports;

    private ExistingLab(LabDescription description, ExistingLabSettings settings, Path scratch) {
        this.description = description;
        this.settings = settings;
        this.domains = new ExistingDomains(settings.existing(), settings.hypervisors());
        this.parents = new ParentStatistics(settings.hypervisors());
        this.machines = new ExistingMachines(settings.existing(), domains, scratch, parents);
        this.network = settings.network().map(bridge -> new GuestNetwork(bridge, meters));
        HostSampler host = new HostSampler(
                meters, settings.quiet(), settings.here(), parents::counters, ParentStatistics::isOfHypervisor);
        this.ports = Stream.concat(
                        Stream.of(new ExistingDevices(machines), host),
                        network.map(there -> new ExistingNeighbours(there, settings.balancers(), scratch)).stream())
                .toList();
    }

    /**
     * Opens it.
     *
     * @throws dev.plumbline.lab.MissingCapabilityException when one of its programs is not installed, or a hypervisor does not
     *     answer
     */
    static ExistingLab open(LabDescription description, ExistingLabSettings settings, Path scratch) {
        if (settings.network().isPresent()) {
            Privileges.check(description.name());
        }
        ToolCheck.check(description.name(), tools(settings));
        settings.hypervisors().forEach(hypervisor -> hypervisor.check(description.name()));
        return new ExistingLab(description, settings, scratch.toAbsolutePath().normalize());
    }

    private static Set<Tool> tools(ExistingLabSettings settings) {
        Set<Tool> tools = EnumSet.of(Tool.FIO, Tool.IPERF3, Tool.VIRSH, Tool.SSH);
        if (settings.network().isPresent()) {
            tools.addAll(List.of(Tool.IP, Tool.TC, Tool.HAPROXY));
        }
        return tools;
    }

    @Override
    public LabDescription description() {
        return description;
    }

    /** Such labs share this computer with all others whose machines run on it. */
    @Override
    public String lockName() {
        return settings.here() ? "local" : description.name();
    }

    @Override
    public Optional<String> notice() {
        return Optional.of(ExistingFingerprint.notice(domains));
    }

    @Override
    public Fingerprint fingerprint() {
        Devices devices = Devices.all().withLuns(List.of()).withNics(List.of());
        for (var key : ExistingFingerprint.identity(domains).entrySet()) {
            devices = devices.with(key.getKey(), key.getValue());
        }
        return LibvirtFingerprint.read(settings.hypervisors(), devices, tools(settings));
    }

    @Override
    public Demand capacity() {
        return Demand.of(Demand.MACHINES, domains.count());
    }

    @Override
    public Times times() {
        return settings.times();
    }

    @Override
    public <P> Optional<P> port(Class<P> type) {
        return ports.stream().filter(type::isInstance).<P>map(type::cast).findFirst();
    }

    @Override
    public void undo(UndoRecord record) throws Exception {
        meters.forget(record);
        parents.forget(record);
        switch (record.handler()) {
            case ExistingDomain.HANDLER -> machines.giveBack(record);
            case NamespacePort.HANDLER -> {
                NamespacePort.remove(record);
                if (network.isPresent()) {
                    network.get().free(record);
                }
            }
            case ScratchFile.HANDLER -> ScratchFile.undo(record);
            case ControlSocket.HANDLER -> ControlSocket.undo(record);
            case ServiceFolder.HANDLER -> ServiceFolder.undo(record);
            case NetworkNamespace.HANDLER -> NetworkNamespace.undo(record);
            default ->
                throw new IllegalArgumentException(
                        "a lab of existing virtual machines has no undo '" + record.handler() + "'");
        }
    }

    @Override
    public void close() {
        // what it uses is given back by the ledger
    }
}
