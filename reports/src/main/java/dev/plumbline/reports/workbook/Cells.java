package dev.plumbline.reports.workbook;

import dev.plumbline.reports.text.Figures;
import dev.plumbline.reports.text.Safe;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.jspecify.annotations.Nullable;

/** Fills cells: numbers as numbers, times as dates, and all text as text, whatever it begins with. */
final class Cells {

    /** What readers of the format take for a coded character; so its underscore is coded. See ECMA-376, ST_Xstring. */
    private static final Pattern CODED = Pattern.compile("_(x[0-9A-Fa-f]{4}_)");

    private final Styles styles;
    private final boolean wrap;

    Cells(Styles styles) {
        this(styles, false);
    }

    private Cells(Styles styles, boolean wrap) {
        this.styles = styles;
        this.wrap = wrap;
    }

    /** The same with long text on several lines. */
    Cells wrapping() {
        return new Cells(styles, true);
    }

    /** Fills a cell; for {@code null} there is none. */
    void set(Row row, int column, @Nullable Object value, Kind kind) {
        if (value instanceof Instant time) {
            Cell cell = cell(row, column, kind);
            cell.setCellValue(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            cell(row, column, kind).setCellValue(number.doubleValue());
        } else if (value instanceof Number number) {
            text(cell(row, column, kind), Figures.number(number.doubleValue()));
        } else if (value != null && !value.toString().isEmpty()) {
            text(cell(row, column, Kind.PLAIN), value.toString());
        }
    }

    /** Fills a cell of a heading. */
    void header(Row row, int column, String text) {
        row.createCell(column).setCellValue(clean(text));
        row.getCell(column).setCellStyle(styles.header());
    }

    /** Fills a cell with a line above a chart. */
    void title(Row row, int column, String text) {
        row.createCell(column).setCellValue(clean(text));
        row.getCell(column).setCellStyle(styles.title());
    }

    private Cell cell(Row row, int column, Kind kind) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(styles.of(kind));
        return cell;
    }

    private void text(Cell cell, String raw) {
        String text = clean(raw);
        cell.setCellStyle(Safe.looksLikeFormula(text) ? styles.quoted() : wrap ? styles.wrapped() : styles.text());
        cell.setCellValue(text);
    }

    private static String clean(String raw) {
        return Safe.cell(CODED.matcher(raw).replaceAll("_x005F_$1"));
    }
}
