package dev.plumbline.imports;

import dev.plumbline.journal.UnreadableFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One block of results, which is one run. Its value is that of the row ALL, a machine's that of its MANAGER row; the rows
 * below repeat them by worker and disk, so nothing is added up.
 */
final class IometerBlock {

    /** IOMeter prints six decimals, so a sum of rows can differ in the last ones. */
    private static final double ROUNDING = 1e-3;

    private static final List<String> ASKED =
            List.of("spec", "managers", "workers", "targets", "queue", "size", "reads", "random");

    private static final Map<String, IometerColumn> COUNTS = Map.of(
            "managers", IometerColumn.MANAGERS,
            "workers", IometerColumn.WORKERS,
            "targets", IometerColumn.TARGETS,
            "queue", IometerColumn.QUEUE_DEPTH);

    private final Path file;
    private final IometerStart start;
    private final int run;
    private final @Nullable Instant began;
    private final List<IometerRow> rows = new ArrayList<>();
    private @Nullable IometerHeader header;

    /**
     * A block.
     *
     * @param run its number in its start, from 1
     * @param began the time stamp before it; {@code null} for none
     */
    IometerBlock(Path file, IometerStart start, int run, @Nullable Instant began) {
        this.file = file;
        this.start = start;
        this.run = run;
        this.began = began;
    }

    void header(IometerLine line) throws UnreadableFileException {
        if (header != null) {
            throw new UnreadableFileException(file, line.number(), "is a second header in one block of results");
        }
        header = IometerHeader.of(file, line);
    }

    void add(IometerLine line) throws UnreadableFileException {
        if (header == null) {
            throw new UnreadableFileException(file, line.number(), "is a row of results without a header above it");
        }
        rows.add(IometerRow.of(file, line, header));
    }

    /**
     * The run.
     *
     * @param ended the time stamp after the block; {@code null} where the file goes on or ends without one
     */
    ImportedRun imported(@Nullable Instant ended) throws UnreadableFileException {
        String place = SourceText.name(file) + ", start " + start.number() + ", run " + run;
        Instant time = began != null ? began : ended;
        if (time == null) {
            throw new UnreadableFileException(file, "does not say when it was written: it has no time stamp");
        }
        String text = rows.stream().map(IometerRow::text).collect(Collectors.joining("\n"));
        String digest = SourceText.digest(text + "\n" + ended);
        List<IometerRow> all = of("ALL");
        if (all.size() != 1 || ended == null) {
            String broken = ended == null
                    ? "is cut off: no time stamp stands after it"
                    : "has " + all.size() + " rows ALL, where IOMeter writes one";
            return new ImportedRun(place, time, facts(all), ASKED, List.of(), broken, digest);
        }
        String broken = objection(all.get(0), of("MANAGER"));
        List<ImportedValue> values = broken == null ? values(all.get(0), of("MANAGER")) : List.of();
        return new ImportedRun(place, time, facts(all), ASKED, values, broken, digest);
    }

    /** A file that was saved without managers has none of their rows, and one with them has all. */
    private static @Nullable String objection(IometerRow all, List<IometerRow> managers)
            throws UnreadableFileException {
        double iops = all.number(IometerColumn.IOPS).orElse(0);
        if (!(iops > 0)) {
            return "did no I/O";
        }
        double asked = all.number(IometerColumn.MANAGERS).orElse(0);
        if (managers.isEmpty()) {
            return null;
        }
        if (managers.size() < asked) {
            return "is of " + all.text(IometerColumn.MANAGERS) + " managers and has the rows of " + managers.size();
        }
        double sum = 0;
        for (IometerRow manager : managers) {
            sum += manager.number(IometerColumn.IOPS).orElse(0);
        }
        return Math.abs(sum - iops) <= ROUNDING * iops
                ? null
                : "contradicts itself: its row ALL has " + iops + " IOps, its managers add up to " + sum;
    }

    private static List<ImportedValue> values(IometerRow all, List<IometerRow> managers)
            throws UnreadableFileException {
        List<ImportedValue> values = new ArrayList<>();
        for (IometerValue value : IometerValue.values()) {
            OptionalDouble number = value.in(all);
            if (number.isPresent()) {
                values.add(value.of(number.getAsDouble(), machines(managers, value)));
            }
        }
        return values;
    }

    private static SortedMap<String, Double> machines(List<IometerRow> managers, IometerValue value)
            throws UnreadableFileException {
        SortedMap<String, Double> machines = new TreeMap<>();
        for (IometerRow manager : managers) {
            OptionalDouble number = value.in(manager);
            String name = manager.text(IometerColumn.TARGET_NAME);
            if (number.isPresent()) {
                // two managers may run on one machine
                machines.put(
                        machines.containsKey(name) ? name + " " + (machines.size() + 1) : name, number.getAsDouble());
            }
        }
        return machines;
    }

    private SortedMap<String, String> facts(List<IometerRow> rowsOfAll) {
        if (rowsOfAll.isEmpty()) {
            return start.facts("");
        }
        IometerRow all = rowsOfAll.get(0);
        String specification = all.text(IometerColumn.ACCESS_SPECIFICATION_NAME);
        SortedMap<String, String> facts = start.facts(specification);
        facts.put("run", String.valueOf(run));
        if (!specification.isEmpty()) {
            facts.put("spec", specification);
        }
        for (Map.Entry<String, IometerColumn> count : COUNTS.entrySet()) {
            // −1 stands for different ones on different workers
            String text = all.text(count.getValue());
            if (text.matches("[1-9]\\d{0,8}")) {
                facts.put(count.getKey(), text);
            }
        }
        return facts;
    }

    private List<IometerRow> of(String type) {
        return rows.stream().filter(row -> row.type().equals(type)).toList();
    }
}
