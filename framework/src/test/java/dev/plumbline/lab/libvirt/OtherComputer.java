package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.ssh.TestSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The tests' hypervisor, as it is reached from another computer: by an sshd of the tests' own, which ssh knows by its key. */
final class OtherComputer implements AutoCloseable {

    private final Path folder;
    private final TestSshd sshd;

    /** @param folder for its keys */
    OtherComputer(Path folder) throws Exception {
        this.folder = folder;
        this.sshd = TestSshd.start(folder);
        Files.writeString(
                folder.resolve("known"),
                "[127.0.0.1]:" + sshd.port() + " " + Files.readString(folder.resolve("host.pub")));
    }

    String uri() throws Exception {
        return uri(folder.resolve("known"));
    }

    /** @param known the file of host keys that ssh takes */
    String uri(Path known) throws Exception {
        Path ssh = folder.resolve("ssh-" + known.getFileName());
        Files.writeString(
                ssh,
                "#!/bin/sh\nexec ssh -o StrictHostKeyChecking=yes -o GlobalKnownHostsFile=none -o UserKnownHostsFile="
                        + known + " \"$@\"\n");
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
        Path socket = PrivateLibvirtd.shared().folder().resolve("sock/libvirt-sock");
        return "qemu+ssh://root@127.0.0.1:" + sshd.port() + "/system?socket=" + socket + "&keyfile="
                + folder.resolve("user") + "&command=" + ssh + "&proxy=netcat&no_tty=1";
    }

    @Override
    public void close() {
        sshd.close();
    }
}
