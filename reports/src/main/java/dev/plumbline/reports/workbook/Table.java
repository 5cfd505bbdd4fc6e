package dev.plumbline.reports.workbook;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * A table that fills a sheet: its heading stays in sight and is repeated on each printed page, each column can be filtered and is
 * as wide as its content, within reason.
 *
 * @param <R> what a row is made of
 */
final class Table<R> {

    private static final int NARROWEST = 6;
    private static final int WIDEST = 60;
    private static final int WIDTH_OF_TIME = 23;

    /** So many digits can be read side by side on one sheet of paper. */
    private static final int PAPER = 200;

    /** The widths of a column are in 256ths of a digit. */
    private static final int DIGIT = 256;

    private final List<Column<R>> columns;
    private final int[] widths;

    Table(List<Column<R>> columns) {
        this.columns = List.copyOf(columns);
        this.widths =
                columns.stream().mapToInt(column -> column.title().length() + 3).toArray();
    }

    /**
     * Writes the table.
     *
     * @param mostRows how many rows the sheet can hold, the heading included; where they do not suffice, the last one is a sentence
     *     that says so
     */
    void write(Sheet sheet, Cells cells, Iterator<R> rows, int mostRows) {
        Row header = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            cells.header(header, i, columns.get(i).title());
        }
        int number = 1;
        while (rows.hasNext() && number < mostRows - 1) {
            row(sheet.createRow(number), cells, rows.next());
            number++;
        }
        int last = number - 1;
        if (rows.hasNext()) {
            cells.set(sheet.createRow(number), 0, leftOut(rows, mostRows), Kind.PLAIN);
        }
        layOut(sheet, last);
    }

    private void row(Row row, Cells cells, R content) {
        for (int i = 0; i < columns.size(); i++) {
            Column<R> column = columns.get(i);
            @Nullable Object value = column.value().apply(content);
            cells.set(row, i, value, column.kind());
            if (value != null) {
                widths[i] = Math.max(widths[i], width(value));
            }
        }
    }

    private static int width(Object value) {
        return value instanceof Instant
                ? WIDTH_OF_TIME
                : value instanceof Number ? 12 : value.toString().length() + 3;
    }

    private static String leftOut(Iterator<?> rows, int mostRows) {
        long left = 0;
        for (; rows.hasNext(); rows.next()) {
            left++;
        }
        return "A sheet holds " + mostRows + " rows, so " + left + " more are not here; all values are in values.csv.";
    }

    private void layOut(Sheet sheet, int last) {
        sheet.createFreezePane(0, 1);
        sheet.setAutoFilter(new CellRangeAddress(0, last, 0, columns.size() - 1));
        int sum = 0;
        for (int i = 0; i < widths.length; i++) {
            int width = Math.min(WIDEST, Math.max(NARROWEST, widths[i]));
            sheet.setColumnWidth(i, width * DIGIT);
            sum += width;
        }
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        print(sheet, (sum + PAPER - 1) / PAPER);
    }

    /** So many sheets of paper wide, each on its long side. */
    static void print(Sheet sheet, int pages) {
        PrintSetup setup = sheet.getPrintSetup();
        setup.setLandscape(true);
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setFitWidth((short) pages);
        setup.setFitHeight((short) 0);
        sheet.setFitToPage(true);
    }
}
