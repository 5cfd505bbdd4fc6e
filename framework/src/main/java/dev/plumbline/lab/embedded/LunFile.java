package dev.plumbline.lab.embedded;

import dev.plumbline.lab.UndoRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The undo of a LUN: its file is deleted if it is there; nothing outside of the folder that was recorded is touched. */
final class LunFile {

    private static final String FOLDER = "folder";
    private static final String FILE = "file";

    private LunFile() {}

    static Map<String, String> arguments(String name, Path folder, Path file) {
        return Map.of("name", name, FOLDER, folder.toString(), FILE, file.toString());
    }

    static void delete(UndoRecord record) throws IOException {
        Path folder = Path.of(record.argument(FOLDER)).normalize();
        Path file = Path.of(record.argument(FILE)).normalize();
        if (!folder.isAbsolute() || !folder.equals(file.getParent())) {
            throw new IllegalArgumentException(file + " does not lie in " + folder + ", so it is not deleted");
        }
        Files.deleteIfExists(file);
    }
}
