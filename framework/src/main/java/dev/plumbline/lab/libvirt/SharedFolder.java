package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.Settings;
import dev.plumbline.lab.linux.ServiceFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A folder that this computer and all hypervisors have at the same path, as by NFS: machines' files are made there.
 *
 * @param path the folder
 */
record SharedFolder(Path path) {

    static final String KEY = "shared";
    private static final String PREFIX = "plumbline-";

    /** Without one, machines are made on hypervisors of this computer alone. */
    static Optional<SharedFolder> read(Settings settings, List<Virsh> hypervisors) {
        if (!settings.keys().contains(KEY)) {
            hypervisors.stream().filter(on -> !on.here()).findFirst().ifPresent(on -> {
                throw settings.mistake("has the hypervisor " + on.uri() + " of another computer, but names no folder"
                        + " that it and this computer share, in which machines' files are made; write one that all have"
                        + " at the same path, as 'shared: /srv/plumbline'");
            });
            return Optional.empty();
        }
        Path folder = Path.of(settings.text(KEY, ""));
        if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
            throw settings.mistake(
                    "names the shared folder '" + folder + "', which is no absolute path to a folder that"
                            + " is there; mount it here and on every hypervisor at the same path, or write another one");
        }
        return Optional.of(new SharedFolder(folder.normalize()));
    }

    /** An image as hypervisors see it: it is copied once where it lies elsewhere, and stays there for later runs. */
    BootImage with(BootImage image, Provisioning context) throws IOException {
        if (image.files().stream().allMatch(file -> file.normalize().startsWith(path))) {
            return image;
        }
        Path copy = path.resolve("plumbline-image-" + identity(image));
        if (!Files.isDirectory(copy)) {
            copy(image, copy, context);
        }
        return image.in(copy);
    }

    /** Changes with the image's name, its sizes and what it says of itself. */
    private static String identity(BootImage image) throws IOException {
        StringBuilder all = new StringBuilder(image.identity().toString());
        for (Path file : image.files()) {
            all.append(file.getFileName()).append(Files.size(file)).append(Files.getLastModifiedTime(file));
        }
        return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 13);
    }

    /** It appears whole, whoever copies it at the same time. */
    private void copy(BootImage image, Path copy, Provisioning context) throws IOException {
        Path unfinished = ServiceFolder.announce(path.resolve(PREFIX + UUID.randomUUID()), context)
                .path();
        Files.createDirectory(unfinished);
        for (Path file : image.files()) {
            Files.copy(file, unfinished.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        try {
            Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            if (!Files.isDirectory(copy)) {
                throw e;
            }
        }
    }

    /** A failure to start a machine, as it is told. */
    IOException explained(Virsh on, IOException failure) {
        String text = String.valueOf(failure.getMessage());
        if (text.contains(path.toString()) && (text.contains("No such file") || text.contains("Permission denied"))) {
            throw new MissingCapabilityException("the hypervisor " + on.uri() + " cannot use what is in " + path
                    + ", the 'shared' folder of lab.yaml; mount it there at the same path, writable for root, and let the"
                    + " user enter it whom emulators run as (" + text + ")");
        }
        return failure;
    }
}
