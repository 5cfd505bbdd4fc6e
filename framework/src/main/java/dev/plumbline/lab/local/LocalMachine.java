package dev.plumbline.lab.local;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.Provisioning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Processes in a network namespace of their own. */
final class LocalMachine implements Machine, FioServer, Programs {

    private final String name;
    private final NamedService server;

    private LocalMachine(String name, NamedService server) {
        this.name = name;
        this.server = server;
    }

    /** Starts the machine's load server. */
    static LocalMachine start(String name, Path scratch, Provisioning context)
            throws IOException, InterruptedException {
        NamedService server = NamedService.announce("the load server of " + name, "fio", scratch, context);
        server.start(command(server));
        return new LocalMachine(name, server);
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
    public String client() {
        return "sock:" + server.socket();
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
