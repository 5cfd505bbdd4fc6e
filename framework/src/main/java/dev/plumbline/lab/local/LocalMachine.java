package dev.plumbline.lab.local;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.NetworkAddress;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.Provisioning;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Processes in a network namespace of their own. */
final class LocalMachine implements Machine, FioServer, Programs, NetworkAddress {

    private final String name;
    private final NamedService server;
    private final NetworkLeg leg;

    private LocalMachine(String name, NamedService server, NetworkLeg leg) {
        this.name = name;
        this.server = server;
        this.leg = leg;
    }

    /** Attaches the machine to the network, and starts its load server. */
    static LocalMachine start(MachineSpec spec, Path scratch, LabNetwork network, Provisioning context)
            throws IOException, InterruptedException {
        Shaping.check(spec.link());
        NamedService server = NamedService.announce("the load server of " + spec.name(), "fio", scratch, context);
        NetworkLeg leg = network.attach(server.namespace(), spec.link(), context);
        server.start(command(server));
        return new LocalMachine(spec.name(), server, leg);
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
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public Process start(List<String> arguments) throws IOException {
        return new ProcessBuilder(server.namespace().inside(arguments)).start();
    }

    @Override
    public InetAddress address() {
        return leg.address();
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
        if (lun instanceof LocalLun here) {
            return here.target(slot, access);
        }
        throw new IllegalArgumentException(lun.name() + " is a volume of another lab than " + name);
    }

    @Override
    public void restart() throws IOException {
        server.restart(command(server));
    }
}
