package dev.plumbline.lab;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A ledger that is there, of whatever process.
 *
 * @param file its file
 * @param wholeLines how many bytes of it are whole lines
 * @param lab the name of its lab
 * @param lock the name under which that lab is locked
 * @param owner the process that wrote it
 * @param open what was announced and not taken back, by number
 * @param kept whether what is open was left for somebody to look at
 * @param ways where it was, how each machine is reached, by name
 * @param damaged the lines that cannot be read, from 1; a last one without an end is none of them
 */
public record Leftover(
        Path file,
        long wholeLines,
        String lab,
        String lock,
        Owner owner,
        SortedMap<Integer, UndoRecord> open,
        boolean kept,
        Map<String, String> ways,
        List<Integer> damaged) {

    /** Copies what can change. */
    public Leftover {
        open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
        ways = Collections.unmodifiableMap(new LinkedHashMap<>(ways));
        damaged = List.copyOf(damaged);
    }

    /** Whether something is there that was left for somebody to look at; it is not taken back unasked. */
    public boolean keeps() {
        return kept && !open.isEmpty();
    }

    /** What taking it back comes to, the latest side effect first; for people. */
    public List<String> words() {
        return latestFirst().values().stream().map(Undoing::words).toList();
    }

    SortedMap<Integer, UndoRecord> latestFirst() {
        TreeMap<Integer, UndoRecord> latestFirst = new TreeMap<>(Collections.reverseOrder());
        latestFirst.putAll(open);
        return latestFirst;
    }
}
