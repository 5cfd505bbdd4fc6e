package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.linux.DirectAccess;
import dev.plumbline.lab.ssh.RemoteDevices;
import dev.plumbline.lab.ssh.SshConnection;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Path;

/** The declared disks inside machines that are somebody's. Nothing else is ever written to, and none of them that holds something. */
final class ExistingDisks {

    private final ExistingSettings settings;
    private final RemoteDevices devices;

    ExistingDisks(ExistingSettings settings) {
        this.settings = settings;
        this.devices = new RemoteDevices(settings.where(), settings.allowedToWipe());
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

    /** Looks at a disk before it is first written to. */
    DirectAccess check(ExistingDomain domain, SshConnection login, Path device, long bytes)
            throws IOException, InterruptedException {
        return devices.check(domain.id(), "the virtual machine " + domain.name(), login, device, bytes);
    }
}
