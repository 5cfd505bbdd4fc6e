package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.linux.ServiceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The files of one machine that its emulator opens. Nothing that is secret from the machine lies there.
 *
 * @param folder theirs alone
 */
record MachineFiles(Path folder) {

    /**
     * Makes the folder.
     *
     * @param where what it is made in
     * @param emulators whom it is for; empty for root
     */
    static MachineFiles make(Path where, Domain domain, Optional<Emulators> emulators, Provisioning context)
            throws IOException {
        Path folder =
                ServiceFolder.announce(where.resolve(domain.name()), context).path();
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (emulators.isPresent()) {
            emulators.get().letIn(folder, true);
        }
        MachineFiles files = new MachineFiles(folder);
        Files.createFile(files.console()); // which an emulator that is no root's could not make there
        return files;
    }

    /** Takes what it writes to its system disk. */
    Path overlay() {
        return folder.resolve("disk.qcow2");
    }

    /** Takes what it prints. */
    Path console() {
        return folder.resolve("console");
    }

    /** The disc that tells a cloud image who it is. */
    Path seed() {
        return folder.resolve("seed.iso");
    }
}
