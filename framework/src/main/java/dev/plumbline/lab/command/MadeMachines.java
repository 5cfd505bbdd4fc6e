package dev.plumbline.lab.command;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LocalCommands;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.LunHost;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineAccess;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.hosts.Again;
import dev.plumbline.lab.hosts.HostSettings;
import dev.plumbline.lab.hosts.HostsInUse;
import dev.plumbline.lab.ssh.SshConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The machines that the commands of {@code lab.yaml} have made. */
final class MadeMachines implements MachineHost, LunHost, MachineAccess {

    /** So that no machine of somebody else has that name, and is deleted by it. */
    private static final int RANDOM = 8;

    private final CommandSettings settings;
    private final Path folder;
    private final LocalCommands commands;
    private final HostsInUse hosts;
    private final Stats stats;
    private final Map<String, Machine> byName = new ConcurrentHashMap<>();

    /** @param folder the folder of {@code lab.yaml} */
    MadeMachines(CommandSettings settings, Path folder, HostsInUse hosts, Stats stats) {
        this.settings = settings;
        this.folder = folder;
        this.commands = new LocalCommands(folder);
        this.hosts = hosts;
        this.stats = stats;
    }

    @Override
    public Optional<Way> way(UndoRecord record) {
        return Optional.of(record)
                .filter(it -> it.handler().equals(MadeRecord.HANDLER))
                .map(MadeRecord::of)
                .map(made -> new Way(made.machine(), made.name() + " of the commands of lab.yaml" + login(made)));
    }

    private String login(MadeRecord made) {
        return Optional.ofNullable(byName.get(made.name()))
                .flatMap(machine -> machine.port(SshConnection.class))
                .map(login -> "; " + login.target().byHand())
                .orElse("");
    }

    @Override
    public void check(LinkSpec link) {
        if (link.legs() > 1) {
            throw new MissingCapabilityException(
                    "@Vms has legs = " + link.legs() + ", but the machines of this lab are what"
                            + " commands make of them; leave that out, or take the lab libvirt or local");
        }
    }

    @Override
    public Lun createLun(String name, long bytes, Provisioning context) {
        return settings.machine().lun(name, bytes);
    }

    @Override
    public boolean eachMachinesOwn() {
        return true;
    }

    @Override
    public Machine createMachine(MachineSpec spec, Provisioning context) throws IOException, InterruptedException {
        String name = "plumbline-" + UUID.randomUUID().toString().substring(0, RANDOM) + "-" + spec.name();
        Map<String, String> words = CommandLine.words(name, spec);
        context.beforeEffect(record(spec, name, words).record());
        InetAddress address = run(spec, words);
        HostSettings host = settings.machine().machine(spec.name(), address.getHostAddress());
        Machine machine = hosts.takeMade(host, settings.timeout(), context);
        byName.put(name, machine);
        Duration startTime = Duration.ofNanos(System.nanoTime() - context.requested());
        stats.add(spec.name(), words);
        return new MadeMachine(machine, startTime);
    }

    private MadeRecord record(MachineSpec spec, String name, Map<String, String> words) {
        MachineCommands all = settings.commands();
        return new MadeRecord(
                spec.name(),
                name,
                folder,
                settings.timeout(),
                all.stop().map(stop -> stop.filled(words)).orElse(List.of()),
                all.delete().filled(words));
    }

    private InetAddress run(MachineSpec spec, Map<String, String> words) throws InterruptedException {
        MachineCommands all = settings.commands();
        try {
            commands.output(all.create().filled(words), settings.timeout());
            if (all.start().isPresent()) {
                commands.output(all.start().get().filled(words), settings.timeout());
            }
        } catch (IOException e) {
            throw new IncompleteTrialException(spec.name() + " could not be made: " + e.getMessage(), e);
        }
        List<String> address = all.address().filled(words);
        try {
            return Again.until(
                    settings.timeout(), left -> PrintedAddress.read(spec.name(), commands.output(address, left)));
        } catch (IOException e) {
            throw new IncompleteTrialException(
                    spec.name() + " was made, but had no address in time: " + e.getMessage(), e);
        }
    }

    /** Ends what runs on it from here, and deletes it, whatever came of that. */
    void undo(UndoRecord record) throws IOException, InterruptedException {
        MadeRecord made = MadeRecord.of(record);
        stats.forget(made.name());
        Machine machine = byName.remove(made.name());
        try {
            if (machine != null) {
                hosts.giveBack(machine);
            }
        } finally {
            made.undo();
        }
    }
}
