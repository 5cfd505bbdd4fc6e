package dev.plumbline.reports.summary;

import dev.plumbline.model.Comparison;
import dev.plumbline.model.Interval;
import dev.plumbline.reports.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of what moved. */
final class MoveTable {

    private static final int ROWS = 10;
    private static final int NAME = 80;

    private MoveTable() {}

    /** Its lines; none where nothing moved. */
    static List<String> lines(List<Move> moves, Map<String, String> names) {
        if (moves.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(
                "| verdict | experiment | what | new to old | tolerance | values |",
                "| --- | --- | --- | --- | --- | --- |"));
        moves.stream().limit(ROWS).map(move -> row(move, names)).forEach(lines::add);
        if (moves.size() > ROWS) {
            lines.add("");
            lines.add("and " + (moves.size() - ROWS) + " more");
        }
        return lines;
    }

    private static String row(Move move, Map<String, String> names) {
        Comparison comparison = move.comparison();
        String of = move.treatment().isEmpty() ? "the whole sweep" : Markdown.code(move.treatment(), NAME);
        return "| "
                + String.join(
                        " | ",
                        move.verdict().name().toLowerCase(Locale.ROOT),
                        Markdown.code(names.getOrDefault(move.experiment(), move.experiment()), NAME),
                        Markdown.text(move.response(), NAME) + " of " + of,
                        change(comparison.ratio()) + in(comparison.interval()),
                        Figures.percent(comparison.tolerance()),
                        values(comparison, Markdown.text(move.unit(), NAME)))
                + " |";
    }

    private static String values(Comparison comparison, String unit) {
        return Figures.number(comparison.baseline()) + " → "
                + Figures.value(comparison.baseline() * comparison.ratio(), unit);
    }

    private static String in(@Nullable Interval interval) {
        return interval == null || Double.isInfinite(interval.high())
                ? ""
                : " [" + change(interval.low()) + ", " + change(interval.high()) + "]";
    }

    private static String change(double ratio) {
        return (ratio < 1 ? "−" : "+") + Figures.percent(Math.abs(ratio - 1));
    }
}
