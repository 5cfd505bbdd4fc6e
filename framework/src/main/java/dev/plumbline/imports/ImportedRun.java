package dev.plumbline.imports;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run of a tool.
 *
 * @param place the file and the place in it, for people
 * @param time when it ran, by the clock of the machine that wrote the file
 * @param facts what the file says of how it ran, as {@code bs} to {@code 2k}; factors can take their levels from these
 * @param load the facts that say what was asked of the lab: runs that differ in one of them measured different things
 * @param values what it measured, names are unique
 * @param broken why it must not be used, as the rest of a sentence that starts with the place; {@code null} when it may be
 * @param digest the same for the same run, whatever file it stands in
 */
public record ImportedRun(
        String place,
        Instant time,
        SortedMap<String, String> facts,
        List<String> load,
        List<ImportedValue> values,
        @Nullable String broken,
        String digest) {

    /** Copies facts and values; facts lose control characters, which could change what a terminal shows. */
    public ImportedRun {
        SortedMap<String, String> printable = new TreeMap<>(facts);
        printable.replaceAll(
                (fact, value) -> value.replaceAll("\\p{Cntrl}+", " ").strip());
        printable.values().removeIf(String::isEmpty);
        facts = Collections.unmodifiableSortedMap(printable);
        load = List.copyOf(load);
        values = List.copyOf(values);
    }

    /** The value of that name, if the tool measured it. */
    public Optional<ImportedValue> value(String name) {
        return values.stream().filter(value -> value.name().equals(name)).findFirst();
    }

    /** The facts that say what was asked of the lab. */
    Map<String, String> loadFacts() {
        SortedMap<String, String> asked = new TreeMap<>(facts);
        asked.keySet().retainAll(load);
        return asked;
    }
}
