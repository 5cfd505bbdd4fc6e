package dev.plumbline.lab.linux;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder of one server in the lab's own folder: its settings, its sockets and what it serves.
 *
 * @param path where it stands
 */
public record ServiceFolder(Path path) {

    public static final String HANDLER = "local.folder";

    private static final String PARENT = "parent";
    private static final String FOLDER = "folder";

    /** Writes down that it will be made; to be called before the server's namespace is, so that it is deleted after that. */
    public static ServiceFolder announce(Path path, Provisioning context) {
        context.beforeEffect(
                UndoRecord.of(HANDLER, Map.of(PARENT, String.valueOf(path.getParent()), FOLDER, path.toString())));
        return new ServiceFolder(path);
    }

    /** Makes a folder in it; itself for {@code ""}. */
    Path make(String name) throws IOException {
        return Files.createDirectories(path.resolve(name));
    }

    /** Deletes it if it is there; nothing outside of the folder that was recorded is touched. */
    public static void undo(UndoRecord record) throws IOException {
        Path parent = Path.of(record.argument(PARENT)).normalize();
        Path folder = Path.of(record.argument(FOLDER)).normalize();
        if (!parent.isAbsolute() || !parent.equals(folder.getParent())) {
            throw new IllegalArgumentException(folder + " does not lie in " + parent + ", so it is not deleted");
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
