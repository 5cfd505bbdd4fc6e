package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.linux.ServiceFolder;
import dev.plumbline.lab.linux.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes seeds as the small discs on which cloud-init looks for them. */
final class CloudSeeds {

    private final Path folder;

    /** @param folder for secrets of this run */
    CloudSeeds(Path folder) {
        this.folder = folder;
    }

    /** Makes the disc for a machine that is to be made, whose host key is written down as known. */
    void make(
            CloudImage image,
            Domain domain,
            String name,
            GuestNetwork.Place place,
            RunKey login,
            Path known,
            Path disc,
            Provisioning context)
            throws IOException, InterruptedException {
        CloudSeed.KeyPair hostKey = hostKey(domain.name(), known, context);
        write(
                new CloudSeed(
                        domain.name(),
                        name,
                        place.legs().get(0),
                        place.address(),
                        login.open(),
                        hostKey,
                        image.options()),
                disc,
                context);
    }

    private CloudSeed.KeyPair hostKey(String domain, Path known, Provisioning context)
            throws IOException, InterruptedException {
        Path files = Files.createDirectories(
                ServiceFolder.announce(folder.resolve(domain + ".key"), context).path());
        Path secret = files.resolve("host");
        Files.deleteIfExists(secret);
        Tool.output(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", secret.toString()));
        String open = Files.readString(files.resolve("host.pub")).strip();
        Files.writeString(known, domain + " " + open + "\n");
        return new CloudSeed.KeyPair(Files.readString(secret), open);
    }

    private void write(CloudSeed seed, Path disc, Provisioning context) throws IOException, InterruptedException {
        Path files = Files.createDirectories(ServiceFolder.announce(folder.resolve(seed.instance() + ".seed"), context)
                .path());
        for (Map.Entry<String, String> file : seed.files().entrySet()) {
            Files.writeString(files.resolve(file.getKey()), file.getValue());
        }
        Tool.output(List.of(
                Tool.XORRISO.program(),
                "-as",
                "mkisofs",
                "-quiet",
                "-V",
                "cidata",
                "-J",
                "-r",
                "-o",
                disc.toString(),
                files.toString()));
    }
}
