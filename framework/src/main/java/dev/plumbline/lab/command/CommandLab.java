package dev.plumbline.lab.command;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.LocalCommands;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.TrialPoint;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.hosts.HostsFingerprint;
import dev.plumbline.lab.hosts.HostsInUse;
import dev.plumbline.lab.linux.ControlSocket;
import dev.plumbline.lab.linux.HostCounters;
import dev.plumbline.lab.linux.HostSampler;
import dev.plumbline.lab.linux.Meters;
import dev.plumbline.lab.linux.ScratchFile;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.lab.linux.ToolCheck;
import dev.plumbline.model.Fingerprint;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Machines that commands of {@code lab.yaml} make and delete. */
final class CommandLab implements Lab {

    private final LabDescription description;
    private final CommandSettings settings;
    private final HostsInUse hosts;
    private final Stats stats;
    private final MadeMachines machines;
    private final List<Object> ports;

    private CommandLab(LabDescription description, CommandSettings settings, Path scratch) {
        this.description = description;
        this.settings = settings;
        this.hosts = new HostsInUse(scratch, settings.patience());
        this.stats = new Stats(
                settings.commands().stats(), new LocalCommands(description.folder()), settings.longestStats());
        this.machines = new MadeMachines(settings, description.folder(), hosts, stats);
        this.ports = List.of(
                machines, new HostSampler(new Meters(), settings.quiet(), false, this::counters, program -> false));
    }

    /** What the command tells comes last, and so counts where machines tell the same of themselves. */
    private List<HostCounters> counters() {
        return Stream.concat(hosts.counters().stream(), stats.counters().stream())
                .toList();
    }

    /**
     * Opens it.
     *
     * @throws dev.plumbline.lab.MissingCapabilityException when one of its programs is not installed here
     */
    static CommandLab open(LabDescription description, CommandSettings settings, Path scratch) {
        ToolCheck.check(description.name(), EnumSet.of(Tool.FIO, Tool.SSH));
        ProgramCheck.check(description.name(), settings.commands(), description.folder());
        return new CommandLab(description, settings, scratch.toAbsolutePath().normalize());
    }

    @Override
    public LabDescription description() {
        return description;
    }

    @Override
    public Optional<String> notice() {
        return Optional.of("The machines are what commands of lab.yaml make of them, whatever @Vms says of "
                + settings.commands().unused() + ".");
    }

    @Override
    public Fingerprint fingerprint() {
        Map<String, String> machines = new TreeMap<>(Map.of(
                "machine.create", settings.commands().create().shown(),
                "lun.kind", settings.machine().lunKind()));
        settings.commands().start().ifPresent(start -> machines.put("machine.start", start.shown()));
        return HostsFingerprint.of(machines);
    }

    @Override
    public Demand capacity() {
        return settings.capacity();
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
            case MadeRecord.HANDLER -> machines.undo(record);
            case ScratchFile.HANDLER -> ScratchFile.undo(record);
            case ControlSocket.HANDLER -> ControlSocket.undo(record);
            default -> throw new IllegalArgumentException("a lab of commands has no undo '" + record.handler() + "'");
        }
    }

    /** What it uses is given back by the ledger. */
    @Override
    public void close() {
        stats.close();
    }
}
