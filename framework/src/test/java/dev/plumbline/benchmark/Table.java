package dev.plumbline.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The figures as text: medians, and ratios to Jupiter and to the fewest treatments with the range over the rounds. */
final class Table {

    private final Map<Row, List<Figures>> figures;

    Table(Map<Row, List<Figures>> figures) {
        this.figures = figures;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("medians of " + figures.values().iterator().next().size() + " rounds; [least–most] over the rounds");
        lines.add(line(
                "treatments", "variant", "discovery ms", "execution ms", "CPU ms", "peak heap MiB", "peak RSS MiB"));
        figures.forEach((row, runs) -> lines.add(line(
                row.treatments(),
                row.variant(),
                number(runs, Figures::discoveryMillis),
                number(runs, Figures::executionMillis),
                number(runs, Figures::cpuMillis),
                number(runs, Figures::peakHeapMib),
                number(runs, Figures::peakResidentMib))));
        lines.add("");
        lines.add(line("treatments", "to Jupiter", "discovery", "both", "CPU", "peak heap", "peak RSS"));
        figures.keySet().stream()
                .filter(row -> row.variant() != Variant.JUPITER)
                .forEach(row -> lines.add(ratios(row, new Row(row.treatments(), Variant.JUPITER))));
        int fewest = figures.keySet().stream().mapToInt(Row::treatments).min().orElseThrow();
        lines.add("");
        lines.add(line("treatments", "to " + fewest, "discovery", "both", "CPU", "peak heap", "peak RSS"));
        figures.keySet().stream()
                .filter(row -> row.treatments() != fewest)
                .forEach(row -> lines.add(ratios(row, new Row(fewest, row.variant()))));
        return lines;
    }

    private String ratios(Row row, Row base) {
        return line(
                row.treatments(),
                row.variant(),
                ratio(row, base, Figures::discoveryMillis),
                ratio(row, base, Figures::totalMillis),
                ratio(row, base, Figures::cpuMillis),
                ratio(row, base, Figures::peakHeapMib),
                ratio(row, base, Figures::peakResidentMib));
    }

    /** Of runs of the same round, which saw the same neighbours on the machine. */
    private String ratio(Row row, Row base, ToDoubleFunction<Figures> figure) {
        List<Figures> over = figures.get(row);
        List<Figures> under = figures.get(base);
        double[] sorted = IntStream.range(0, over.size())
                .mapToDouble(i -> figure.applyAsDouble(over.get(i)) / figure.applyAsDouble(under.get(i)))
                .sorted()
                .toArray();
        return text(sorted, "%.2f");
    }

    private static String number(List<Figures> runs, ToDoubleFunction<Figures> figure) {
        return text(runs.stream().mapToDouble(figure).sorted().toArray(), "%.0f");
    }

    private static String text(double[] sorted, String format) {
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return String.format(
                Locale.ROOT, format + " [" + format + "–" + format + "]", median, sorted[0], sorted[sorted.length - 1]);
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "%10s  %-20s %-20s %-22s %-22s %-20s %-22s", cells)
                .stripTrailing();
    }
}
