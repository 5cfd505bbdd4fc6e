package dev.plumbline.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The folder for a run's own files, and how it is taken back. */
public final class ScratchFolder {

    static final String HANDLER = "folder";

    private static final String PATH = "path";
    private static final String PREFIX = "plumbline-";

    private ScratchFolder() {}

    /** A path that nothing has yet; announce it before it is made. */
    public static Path fresh() {
        return Path.of(System.getProperty("java.io.tmpdir"), PREFIX + UUID.randomUUID())
                .toAbsolutePath()
                .normalize();
    }

    /** How it is taken back. */
    public static UndoRecord record(Path folder) {
        return UndoRecord.of(HANDLER, Map.of(PATH, folder.toString()));
    }

    /**
     * Makes it, for this user alone.
     *
     * @throws IOException when it cannot be made
     */
    public static void make(Path folder) throws IOException {
        StateFolder.make(folder);
    }

    /** Deletes it with all that is in it, if it is there; links are not followed, and other folders are not touched. */
    static void delete(UndoRecord record) throws IOException {
        Path folder = Path.of(record.argument(PATH)).normalize();
        Path name = folder.getFileName();
        if (!folder.isAbsolute() || name == null || !name.toString().startsWith(PREFIX)) {
            throw new IllegalArgumentException(folder + " is not the folder of a run, so it is not deleted");
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

    static String words(UndoRecord record) {
        return "delete the temporary folder " + record.argument(PATH);
    }
}
