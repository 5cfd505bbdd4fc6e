package dev.plumbline.lab.local;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.Provisioning;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Processes in a network namespace of their own. */
final class LocalMachine implements Machine, FioServer, Programs {

    private final String name;
    private final NetworkNamespace namespace;
    private final Path socket;
    private final Process server;

    private LocalMachine(String name, NetworkNamespace namespace, Path socket, Process server) {
        this.name = name;
        this.namespace = namespace;
        this.socket = socket;
        this.server = server;
    }

    /** Starts the machine's load server. A socket of the file system is closed to every network. */
    static LocalMachine start(String name, Path scratch, Provisioning context)
            throws IOException, InterruptedException {
        NetworkNamespace namespace = NetworkNamespace.create(context);
        ScratchFile socket = ScratchFile.announce(scratch.resolve(namespace.name() + ".fio"), context);
        ScratchFile log = ScratchFile.announce(scratch.resolve(namespace.name() + ".log"), context);
        Process server = new ProcessBuilder(namespace.inside(List.of("fio", "--server=sock:" + socket.path())))
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.path().toFile())
                .start();
        return new LocalMachine(name, namespace, socket.path(), server);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean ready() {
        if (!server.isAlive()) {
            throw new IncompleteTrialException(
                    "the load server of " + name + " ended with exit code " + server.exitValue());
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public <P> Optional<P> port(Class<P> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public Process start(List<String> arguments) throws IOException {
        return new ProcessBuilder(namespace.inside(arguments)).start();
    }

    @Override
    public String client() {
        return "sock:" + socket;
    }

    @Override
    public SortedMap<String, String> target(Lun lun, DiskSlot slot) {
        if (lun instanceof FileLun here) {
            return new TreeMap<>(Map.of(
                    "ioengine", "psync",
                    "filename", here.file().toString(),
                    "offset", Long.toString(slot.offset()),
                    "size", Long.toString(slot.bytes())));
        }
        throw new IllegalArgumentException(lun.name() + " is a volume of another lab than " + name);
    }
}
