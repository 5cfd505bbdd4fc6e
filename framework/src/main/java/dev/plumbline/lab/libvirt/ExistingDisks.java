package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.linux.DeviceCheck;
import dev.plumbline.lab.linux.DirectAccess;
import dev.plumbline.lab.ssh.SshConnection;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The declared disks inside machines that are somebody's. Nothing else is ever written to, and none of them that holds something. */
final class ExistingDisks {

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(60);

    private final ExistingSettings settings;
    private final Map<Disk, Checked> checked = new ConcurrentHashMap<>();

    private record Disk(String machine, Path device) {}

    private record Checked(long bytes, DirectAccess direct) {}

    ExistingDisks(ExistingSettings settings) {
        this.settings = settings;
    }

    /** Makes nothing: the number in a volume's name says which of the declared disks it is. */
    ExistingLun lun(String name, long bytes, @SuppressWarnings("unused") Provisioning context) {
        int number = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
        if (number > settings.disks().size()) {
            throw new MisuseException(name + " has no disk: " + settings.where() + " declares "
                    + settings.disks().size() + "; declare another one under 'disks', or fewer LUNs");
        }
        return new ExistingLun(name, bytes, settings.disks().get(number - 1));
    }

    /**
     * Looks at a disk before it is first written to; later it holds what a load has written.
     *
     * @throws MisuseException when it is in use, holds something, or is too small
     */
    DirectAccess check(ExistingDomain domain, SshConnection login, Path device, long bytes)
            throws IOException, InterruptedException {
        Disk disk = new Disk(domain.id(), device);
        Checked there = checked.get(disk);
        if (there == null) {
            there = look(domain, login, device);
            checked.put(disk, there);
        }
        if (bytes > there.bytes()) {
            throw new MisuseException(device + " in the virtual machine " + domain.name() + " has "
                    + Quantities.formatBytes((double) there.bytes()) + ", but "
                    + Quantities.formatBytes((double) bytes) + " are wanted; write a smaller @Vms(disk)");
        }
        return there.direct();
    }

    private Checked look(ExistingDomain domain, SshConnection login, Path device)
            throws IOException, InterruptedException {
        DeviceCheck check = new DeviceCheck(command -> login.output(command, LONGEST_LOOK));
        check.objection(device, settings.allowedToWipe()).ifPresent(objection -> {
            throw new MisuseException(
                    settings.where() + ": " + device + " in the virtual machine " + domain.name() + " " + objection);
        });
        return new Checked(check.bytes(device), new DirectAccess(check.sector(device)));
    }
}
