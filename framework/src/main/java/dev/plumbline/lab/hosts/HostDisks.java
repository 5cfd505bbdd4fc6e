package dev.plumbline.lab.hosts;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer.Access;
import dev.plumbline.lab.linux.DirectAccess;
import dev.plumbline.lab.ssh.RemoteDevices;
import dev.plumbline.lab.ssh.RemoteVolume;
import dev.plumbline.lab.ssh.RunMark;
import dev.plumbline.lab.ssh.SshConnection;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/** The disks of one host, as far as they are declared; files are made when a load first wants them. */
final class HostDisks {

    private final HostSettings host;
    private final SshConnection login;
    private final RunMark mark;
    private final RemoteDevices devices;
    private final Map<String, RemoteVolume> files = new ConcurrentHashMap<>();

    HostDisks(HostSettings host, SshConnection login, RunMark mark) {
        this.host = host;
        this.login = login;
        this.mark = mark;
        this.devices = new RemoteDevices(host.volumes().where(), host.volumes().allowedToWipe());
    }

    /** fio's options: each host has its disk for itself, so that what it is given of it begins at its beginning. */
    SortedMap<String, String> target(HostLun lun, DiskSlot slot, Access access)
            throws IOException, InterruptedException {
        HostVolumes volumes = host.volumes();
        if (lun.number() > volumes.paths().size()) {
            throw new MisuseException(lun.name() + " has no place on " + host.name() + ": " + volumes.where()
                    + " declares " + volumes.paths().size() + "; declare another one, or fewer LUNs");
        }
        Path path = volumes.paths().get(lun.number() - 1);
        DiskSlot whole = new DiskSlot(slot.lun(), 0, slot.bytes());
        if (volumes.devices()) {
            DirectAccess direct = devices.check(host.name(), host.name(), login, path, slot.bytes());
            return direct.options(path, whole, access);
        }
        RemoteVolume file = file(lun, path, slot.bytes());
        return file.direct().options(file.file(), whole, access);
    }

    private RemoteVolume file(HostLun lun, Path folder, long bytes) throws IOException, InterruptedException {
        String name = mark.fileName() + "-" + lun.name() + "-" + bytes;
        RemoteVolume there = files.get(name);
        if (there == null) {
            there = RemoteVolume.make(login, folder, name, bytes);
            files.put(name, there);
        }
        return there;
    }
}
