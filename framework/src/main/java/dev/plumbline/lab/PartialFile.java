package dev.plumbline.lab;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file that appears whole or not at all, since it is written under another name beside its own; and how what a killed process
 * has left of that is taken back. The file itself stays.
 */
public final class PartialFile {

    static final String HANDLER = "part";

    private static final String FILE = "file";
    private static final String ENDING = ".part";

    private PartialFile() {}

    /** The beginning of the names under which a file is written; what follows is different each time, and ends with {@code .part}. */
    private static String beginning(Path file) {
        return "." + file.getFileName() + ".";
    }

    /**
     * How it is taken back.
     *
     * @param file the file that is about to be written
     */
    public static UndoRecord record(Path file) {
        return UndoRecord.of(
                HANDLER, Map.of(FILE, file.toAbsolutePath().normalize().toString()));
    }

    static void delete(UndoRecord record) throws IOException {
        Path file = Path.of(record.argument(FILE));
        Path folder = file.getParent();
        if (folder == null || !file.isAbsolute()) {
            throw new IllegalArgumentException(file + " is no absolute path, so nothing beside it is deleted");
        }
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, part -> isOf(part, file))) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static boolean isOf(Path part, Path file) {
        String name = String.valueOf(part.getFileName());
        return name.startsWith(beginning(file)) && name.endsWith(ENDING);
    }

    static String words(UndoRecord record) {
        return "delete what was not written to its end of " + record.argument(FILE);
    }
}
