package dev.plumbline.lab.embedded;

import dev.plumbline.lab.UndoRecord;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The undo of a LUN: its file, copies of it and what machines wrote beside it are deleted if they are there; nothing outside of the folder that was recorded is touched. */
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
        if (Files.isDirectory(folder)) {
            deletePrivate(folder, file);
        }
    }

    /** A process that was killed can have left some. */
    private static void deletePrivate(Path folder, Path file) throws IOException {
        String beginning = privatePrefix(file);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(
                folder, candidate -> candidate.getFileName().toString().startsWith(beginning))) {
            for (Path each : left) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** How the names of files begin that hold copies of a LUN, and what one machine wrote to it. */
    static String privatePrefix(Path file) {
        return file.getFileName() + ".";
    }
}
