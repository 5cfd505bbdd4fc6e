package dev.plumbline.baseline;

import dev.plumbline.model.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads what is stored, and writes down the sessions' ids and the problems. */
final class LoadingProcess {

    private LoadingProcess() {}

    /** Arguments: folder of the store, file for the lines. */
    public static void main(String[] arguments) throws IOException {
        List<String> lines = new ArrayList<>();
        try {
            StoredSessions stored =
                    new BaselineStore(Path.of(arguments[0])).load("embedded", "org.example.VmCount.disk");
            stored.sessions().stream().map(Session::id).forEach(lines::add);
            lines.addAll(stored.problems());
        } catch (IOException e) {
            lines.add(String.valueOf(e.getMessage()));
        }
        Files.write(Path.of(arguments[1]), lines);
    }
}
