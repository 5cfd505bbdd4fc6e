package dev.plumbline.reports.allure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of the report's own. */
final class Folders {

    private Folders() {}

    /** The folder, there and empty. Links in it are removed, not followed. */
    static Path empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> contents;
            try (Stream<Path> walk = Files.walk(folder)) {
                contents = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : contents) {
                Files.delete(path);
            }
        }
        return Files.createDirectories(folder);
    }
}
