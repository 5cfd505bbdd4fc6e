package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.linux.ScratchFile;
import dev.plumbline.lab.linux.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A key pair of this run's own, by which it logs in to the machines that it makes; there is no other copy of its secret half.
 *
 * @param secret the file with the secret half
 * @param open the other half, as {@code ssh-ed25519 AAAA…}
 */
record RunKey(Path secret, String open) {

    static RunKey create(Path folder, Provisioning context) throws IOException, InterruptedException {
        Path secret =
                ScratchFile.announce(folder.resolve("machines.key"), context).path();
        Path open = ScratchFile.announce(folder.resolve("machines.key.pub"), context)
                .path();
        Files.deleteIfExists(secret);
        Tool.output(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", secret.toString()));
        return new RunKey(secret, Files.readString(open).strip());
    }
}
