package dev.plumbline.reports.workbook;

import dev.plumbline.model.Comparison;
import dev.plumbline.model.Interval;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of what is held against a baseline, and those of an interval. */
final class ComparisonColumns {

    private ComparisonColumns() {}

    static <R> List<Column<R>> of(Function<R, @Nullable Comparison> held) {
        Function<R, @Nullable Interval> interval = row -> {
            Comparison comparison = held.apply(row);
            return comparison == null ? null : comparison.interval();
        };
        return List.of(
                part("baseline", Kind.VALUE, held, Comparison::baseline),
                part("ratio (new / old)", Kind.RATIO, held, Comparison::ratio),
                bound("ratio, low", Kind.RATIO, interval, Interval::low),
                bound("ratio, high", Kind.RATIO, interval, Interval::high),
                part("tolerance", Kind.SHARE, held, Comparison::tolerance));
    }

    /** A column of one bound of an interval. */
    static <R> Column<R> bound(
            String title, Kind kind, Function<R, @Nullable Interval> interval, Function<Interval, Object> bound) {
        return new Column<>(title, kind, row -> {
            Interval whole = interval.apply(row);
            return whole == null ? null : bound.apply(whole);
        });
    }

    private static <R> Column<R> part(
            String title, Kind kind, Function<R, @Nullable Comparison> held, Function<Comparison, Object> part) {
        return new Column<>(title, kind, row -> {
            Comparison comparison = held.apply(row);
            return comparison == null ? null : part.apply(comparison);
        });
    }
}
