package dev.plumbline.lab.linux;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file that this lab makes in its folder.
 *
 * @param path where it stands
 */
public record ScratchFile(Path path) {

    public static final String HANDLER = "local.file";

    private static final String FOLDER = "folder";
    private static final String FILE = "file";

    /** Writes down that it will be made. */
    public static ScratchFile announce(Path path, Provisioning context) {
        context.beforeEffect(record(path));
        return new ScratchFile(path);
    }

    static UndoRecord record(Path path) {
        return UndoRecord.of(HANDLER, Map.of(FOLDER, String.valueOf(path.getParent()), FILE, path.toString()));
    }

    /** Deletes it if it is there; nothing outside of the folder that was recorded is touched. */
    public static void undo(UndoRecord record) throws IOException {
        Files.deleteIfExists(path(record));
    }

    /** @throws IllegalArgumentException for one outside of the folder that was recorded */
    static Path path(UndoRecord record) {
        Path folder = Path.of(record.argument(FOLDER)).normalize();
        Path file = Path.of(record.argument(FILE)).normalize();
        if (!folder.isAbsolute() || !folder.equals(file.getParent())) {
            throw new IllegalArgumentException(file + " does not lie in " + folder + ", so it is not deleted");
        }
        return file;
    }
}
