package dev.plumbline.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of this repository that a pipeline needs. */
final class Repository {

    /** Surefire runs a module's tests in its folder. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    static final Path GATE = Path.of("ci", "gate");
    static final Path RECORD = Path.of("ci", "record-baseline");

    private Repository() {}

    static String read(String path) throws IOException {
        return Files.readString(ROOT.resolve(path));
    }

    /** Copies a file of it to the same place in another folder. */
    static void copy(Path file, Path to) throws IOException {
        Path target = to.resolve(file);
        Files.createDirectories(target.getParent());
        Files.copy(ROOT.resolve(file), target);
        assertThat(target.toFile().setExecutable(true)).isTrue();
    }

    /** The exit codes that the gate knows, by its own names for them. */
    static Map<String, Integer> exitCodes() throws IOException {
        Map<String, Integer> codes = new TreeMap<>();
        Matcher line = Pattern.compile("(?m)^readonly (passed=.*)$").matcher(read(GATE.toString()));
        assertThat(line.find()).isTrue();
        for (String assignment : line.group(1).split(" ")) {
            String[] parts = assignment.split("=");
            codes.put(parts[0], Integer.valueOf(parts[1]));
        }
        return codes;
    }
}
