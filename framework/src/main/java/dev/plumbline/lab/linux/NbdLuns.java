package dev.plumbline.lab.linux;

import dev.plumbline.lab.Provisioning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.awaitility.Awaitility;

/**
 * Volumes with a set limit, each served by an nbdkit of its own, in a network namespace by which it is found again. The files
 * behind them take space as they are written to: what limits them is the setting, and not the disk.
 */
final class NbdLuns implements LunSource {

    private static final Duration LONGEST_START = Duration.ofSeconds(10);

    private final LunFolder folder;
    private final Path sockets;
    private final NbdService service;

    NbdLuns(LunFolder folder, Path sockets, NbdService service) {
        this.folder = folder;
        this.sockets = sockets;
        this.service = service;
    }

    @Override
    public Set<Tool> tools() {
        return Set.of(Tool.NBDKIT);
    }

    @Override
    public long capacity() {
        return folder.usable();
    }

    @Override
    public List<Path> places() {
        return List.of(folder.path());
    }

    @Override
    public boolean paceCanBeSet() {
        return service.rateAlone();
    }

    @Override
    public SortedMap<String, String> identity() {
        return service.identity();
    }

    @Override
    public HostLun create(String name, long bytes, Provisioning context) throws IOException, InterruptedException {
        Path file = folder.sparse(name, bytes, context);
        NamedService server = NamedService.announce("nbdkit of " + name, name, "nbd", sockets, context);
        Path pid =
                ScratchFile.announce(Path.of(server.socket() + ".pid"), context).path();
        Optional<NbdRate> rate = service.rateAlone()
                ? Optional.of(NbdRate.announce(
                        server.socket(), service.bitsPerSecond().getAsLong(), context))
                : Optional.empty();
        Tool.output(server.namespace().inside(service.command(server.socket(), pid, file, rate.map(NbdRate::file))));
        return new NbdLun(name, bytes, server.socket(), NbdMeter.of(name, process(pid), service), rate);
    }

    /** nbdkit writes it once it serves. */
    private static long process(Path pid) throws IOException {
        Awaitility.await("nbdkit tells its process")
                .atMost(LONGEST_START)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Files.exists(pid) && Files.readString(pid).endsWith("\n"));
        return Long.parseLong(Files.readString(pid).strip());
    }
}
