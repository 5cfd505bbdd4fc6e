package dev.plumbline.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The ledgers in a folder.
 *
 * @param readable those that can be read, the latest process first
 * @param empty those that do not say anything yet
 * @param unreadable the others, with one sentence why
 */
public record Leftovers(List<Leftover> readable, List<Path> empty, Map<Path, String> unreadable) {

    /** Copies what can change. */
    public Leftovers {
        readable = List.copyOf(readable);
        empty = List.copyOf(empty);
        unreadable = Map.copyOf(unreadable);
    }

    /**
     * Finds them.
     *
     * @param folder the folder of ledgers; it need not be there
     * @throws IOException when it cannot be read
     */
    public static Leftovers in(Path folder) throws IOException {
        List<Leftover> readable = new ArrayList<>();
        List<Path> empty = new ArrayList<>();
        Map<Path, String> unreadable = new TreeMap<>();
        for (Path file : files(folder)) {
            try {
                Optional<Leftover> leftover = LedgerReader.read(file);
                leftover.ifPresentOrElse(readable::add, () -> empty.add(file));
            } catch (IOException e) {
                if (Files.exists(file)) { // a run of another lab may have ended by now
                    unreadable.put(file, e.getMessage() == null ? e.toString() : e.getMessage());
                }
            }
        }
        readable.sort(
                Comparator.comparing((Leftover it) -> it.owner().started()).reversed());
        return new Leftovers(readable, empty, unreadable);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> LedgerName.lab(name(file)).isPresent())
                    .sorted()
                    .toList();
        }
    }

    /** Whether a file belongs to a lab, by its name alone. */
    static boolean isOf(Path file, String lab) {
        return LedgerName.lab(name(file)).filter(LedgerName.ofLab(lab)::equals).isPresent();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
