package dev.plumbline.lab.ssh;

import dev.plumbline.lab.linux.DeviceCheck;
import dev.plumbline.lab.linux.DirectAccess;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Declared block devices of machines that are somebody's. None is written to that is in use, or holds something. */
public final class RemoteDevices {

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(60);

    private final String where;
    private final Set<String> allowedToWipe;
    private final Map<Device, Checked> checked = new ConcurrentHashMap<>();

    private record Device(String machine, Path path) {}

    private record Checked(long bytes, DirectAccess direct) {}

    /**
     * Devices that nobody has looked at yet.
     *
     * @param where where they are declared, for messages
     * @param allowedToWipe identifiers of what may be overwritten
     */
    public RemoteDevices(String where, Set<String> allowedToWipe) {
        this.where = where;
        this.allowedToWipe = Set.copyOf(allowedToWipe);
    }

    /**
     * Looks at a device before it is first written to; later it holds what a load has written.
     *
     * @param id what tells the machine from every other one
     * @param machine the machine, for messages
     * @throws MisuseException when it is in use, holds something, or is too small
     */
    public DirectAccess check(String id, String machine, SshConnection login, Path path, long bytes)
            throws IOException, InterruptedException {
        Device device = new Device(id, path);
        Checked there = checked.get(device);
        if (there == null) {
            there = look(machine, login, path);
            checked.put(device, there);
        }
        if (bytes > there.bytes()) {
            throw new MisuseException(path + " in " + machine + " has " + Quantities.formatBytes((double) there.bytes())
                    + ", but " + Quantities.formatBytes((double) bytes)
                    + " are wanted; write a smaller @Vms(disk)");
        }
        return there.direct();
    }

    private Checked look(String machine, SshConnection login, Path path) throws IOException, InterruptedException {
        DeviceCheck check = new DeviceCheck(command -> login.output(command, LONGEST_LOOK));
        check.objection(path, allowedToWipe).ifPresent(objection -> {
            throw new MisuseException(where + ": " + path + " in " + machine + " " + objection);
        });
        return new Checked(check.bytes(path), new DirectAccess(check.sector(path)));
    }
}
