package dev.plumbline.reports.workbook;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param title its heading, with the unit where it has one
 * @param kind how its cells are shown
 * @param value what it says of a row: a {@link Number}, an {@link java.time.Instant} or a text; {@code null} for an empty cell
 * @param <R> what a row is made of
 */
record Column<R>(String title, Kind kind, Function<R, @Nullable Object> value) {

    /** A column of text. */
    static <R> Column<R> text(String title, Function<R, @Nullable Object> value) {
        return new Column<>(title, Kind.PLAIN, value);
    }

    /** A heading with its unit, as in {@code iops (1/s)}. */
    static String titled(String name, String unit) {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }
}
