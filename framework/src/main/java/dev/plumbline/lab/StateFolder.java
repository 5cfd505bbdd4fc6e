package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where locks and ledgers are kept: one place for all runs of a user on this computer, since they share its labs. Ledgers hold
 * commands, so nobody else may write there.
 */
public final class StateFolder {

    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");

    private static final Set<PosixFilePermission> OURS_TO_READ = PosixFilePermissions.fromString("rw-------");

    private StateFolder() {}

    /** The folder, which need not be there yet. */
    public static Path path() {
        String user = System.getProperty("user.name", "unknown").replaceAll("[^A-Za-z0-9._-]", "_");
        return Path.of(System.getProperty("java.io.tmpdir"), "plumbline-state-" + user);
    }

    /**
     * Makes the folder where it is not there yet, for this user alone.
     *
     * @throws MisuseException when others could have written to it
     */
    public static Path prepare(Path folder) {
        try {
            make(folder);
            check(folder);
            return folder;
        } catch (FileAlreadyExistsException e) {
            throw new MisuseException(
                    folder
                            + " is no folder but a file or a link, though locks and ledgers are to be kept there; delete it",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " of locks and ledgers cannot be used", e);
        }
    }

    /** Makes a folder that this user alone may use. */
    static void make(Path folder) throws IOException {
        try {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OURS));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    /** How files there are made: for this user alone, whatever its umask says. */
    static FileAttribute<?>[] privateFile(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OURS_TO_READ)}
                : new FileAttribute<?>[0];
    }

    private static void check(Path folder) throws IOException {
        PosixFileAttributeView view = posix(folder);
        if (view == null) {
            return;
        }
        PosixFileAttributes attributes = view.readAttributes();
        Path self = Path.of("/proc/self"); // belongs to whom this process belongs to, also where the user has no name
        boolean others = attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                || attributes.permissions().contains(PosixFilePermission.GROUP_WRITE);
        boolean anothers = Files.exists(self) && !attributes.owner().equals(Files.getOwner(self));
        if (others || anothers) {
            throw new MisuseException("others than you may have written to " + folder + " (it belongs to "
                    + attributes.owner().getName() + " and is "
                    + PosixFilePermissions.toString(attributes.permissions())
                    + "), whose ledgers hold commands; delete it, or make it yours alone with chown and chmod 700");
        }
    }

    private static @Nullable PosixFileAttributeView posix(Path folder) {
        return Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
