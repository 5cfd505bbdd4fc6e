package dev.plumbline.lab.hosts;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.TrialPoint;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.ControlSocket;
import dev.plumbline.lab.linux.HostSampler;
import dev.plumbline.lab.linux.Meters;
import dev.plumbline.lab.linux.ScratchFile;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.lab.linux.ToolCheck;
import dev.plumbline.model.Fingerprint;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Hosts that are somebody's: they are used as they are, and nothing is left on them. */
final class HostsLab implements Lab {

    private final LabDescription description;
    private final HostsSettings settings;
    private final AskedHosts asked;
    private final HostsInUse hosts;
    private final List<Object> ports;

    private HostsLab(LabDescription description, HostsSettings settings, Path scratch) {
        this.description = description;
        this.settings = settings;
        this.asked = new AskedHosts(settings);
        this.hosts = new HostsInUse(scratch, settings.patience());
        HostDevices devices = new HostDevices(settings, hosts);
        HostSampler sampler = new HostSampler(new Meters(), settings.quiet(), false, hosts::counters, program -> false);
        this.ports = Stream.concat(
                        Stream.of(devices, sampler),
                        Stream.of(new HostDevices.Peers(devices))
                                .filter(there -> !settings.peers().isEmpty()))
                .toList();
    }

    /**
     * Opens it.
     *
     * @throws dev.plumbline.lab.MissingCapabilityException when one of its programs is not installed here
     */
    static HostsLab open(LabDescription description, HostsSettings settings, Path scratch) {
        ToolCheck.check(description.name(), EnumSet.of(Tool.FIO, Tool.SSH));
        return new HostsLab(description, settings, scratch.toAbsolutePath().normalize());
    }

    @Override
    public LabDescription description() {
        return description;
    }

    @Override
    public Optional<String> notice() {
        return Optional.of(asked.notice());
    }

    @Override
    public Fingerprint fingerprint() {
        return HostsFingerprint.of(asked.identity());
    }

    @Override
    public Demand capacity() {
        return Demand.of(Demand.MACHINES, settings.machines().size());
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
    public void trialStarts(TrialPoint point) {
        hosts.recover();
    }

    @Override
    public void undo(UndoRecord record) throws Exception {
        switch (record.handler()) {
            case HostRecord.HANDLER -> {
                hosts.giveBack(record);
                HostRecord.undo(record);
            }
            case ScratchFile.HANDLER -> ScratchFile.undo(record);
            case ControlSocket.HANDLER -> ControlSocket.undo(record);
            default -> throw new IllegalArgumentException("a lab of hosts has no undo '" + record.handler() + "'");
        }
    }

    @Override
    public void close() {
        // what it uses is given back by the ledger
    }
}
