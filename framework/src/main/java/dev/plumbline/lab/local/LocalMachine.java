package dev.plumbline.lab.local;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.Identity;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineIdentity;
import dev.plumbline.lab.MachineKill;
import dev.plumbline.lab.MachineLife;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.MachineStart;
import dev.plumbline.lab.NetworkAddress;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.linux.Attached;
import dev.plumbline.lab.linux.ControlGroup;
import dev.plumbline.lab.linux.HostLun;
import dev.plumbline.lab.linux.NamedService;
import dev.plumbline.lab.linux.OwnAddress;
import dev.plumbline.lab.linux.ServiceFolder;
import dev.plumbline.lab.linux.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Processes in a network namespace of their own. */
final class LocalMachine
        implements Machine,
                FioServer,
                Programs,
                NetworkAddress,
                MachineStart,
                MachineIdentity,
                MachineKill,
                MachineLife {

    private final String name;
    private final NamedService server;
    private final Attached network;
    private final NginxServer web;
    private final Duration startTime;

    private LocalMachine(String name, NamedService server, Attached network, NginxServer web, Duration startTime) {
        this.name = name;
        this.server = server;
        this.network = network;
        this.web = web;
        this.startTime = startTime;
    }

    /** Attaches the machine to the network, and starts its load server; returns when that answers. */
    static LocalMachine start(
            MachineSpec spec, ControlGroup group, Path scratch, LabNetwork network, Provisioning context)
            throws IOException, InterruptedException {
        ServiceFolder documents = ServiceFolder.announce(scratch.resolve(spec.name() + ".web"), context);
        NamedService server =
                NamedService.announce("the load server of " + spec.name(), spec.name(), "fio", scratch, context);
        Attached attached = network.attach(spec.name(), server.namespace(), spec.link(), context);
        server.limit(group);
        server.start(command(server));
        server.awaitReady();
        Duration startTime = Duration.ofNanos(System.nanoTime() - context.requested());
        NginxServer web = new NginxServer(spec.name(), attached.address(), server, documents);
        return new LocalMachine(spec.name(), server, attached, web, startTime);
    }

    private static List<String> command(NamedService server) {
        return List.of(Tool.FIO.program(), "--server=sock:" + server.socket());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean ready() {
        return server.answers();
    }

    @Override
    public <P> Optional<P> port(Class<P> type) {
        return Stream.concat(Stream.of(this, web), network.abilities())
                .filter(type::isInstance)
                .<P>map(type::cast)
                .findFirst();
    }

    @Override
    public Process start(List<String> arguments) throws IOException {
        return new ProcessBuilder(server.inside(arguments)).start();
    }

    @Override
    public InetAddress address() {
        return network.address();
    }

    @Override
    public Duration startTime() {
        return startTime;
    }

    @Override
    public Identity given() {
        return new Identity(name, address().getHostAddress());
    }

    /** A namespace has no name of its own: its web server has it, and can be asked where it has its address. */
    @Override
    public Identity told() throws IOException, InterruptedException {
        String given = address().getHostAddress();
        String own = OwnAddress.of(Tool.output(server.inside(OwnAddress.COMMAND)), given);
        return new Identity(own.equals(given) ? web.ownName() : name, own);
    }

    @Override
    public String client() {
        return "sock:" + server.socket();
    }

    @Override
    public boolean here() {
        return true;
    }

    @Override
    public SortedMap<String, String> target(Lun lun, DiskSlot slot, Access access)
            throws IOException, InterruptedException {
        if (lun instanceof HostLun here) {
            return here.target(slot, access);
        }
        throw new IllegalArgumentException(lun.name() + " is a volume of another lab than " + name);
    }

    @Override
    public void restart() throws IOException {
        server.restart(command(server));
    }

    /** All that runs on it ends; its address stays, where nobody answers any more. */
    @Override
    public void kill() throws IOException {
        server.namespace().endAll();
    }

    /** Its load server is there as long as it is, and ends by itself where a load gives it something that it cannot run. */
    @Override
    public Optional<String> end() {
        return server.killed().map(how -> "has ended: its load server " + how);
    }

    @Override
    public void startAgain() throws IOException {
        restart();
        web.restart();
    }
}
