package dev.plumbline.reports.workbook;

import dev.plumbline.journal.Run;
import dev.plumbline.reports.source.ReportModel;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** A workbook as another library than the one that wrote it reads it. */
record ReadBack(Path file) {

    static ReadBack of(Run run, Path output) throws IOException {
        return of(run, output, SpreadsheetVersion.EXCEL2007.getMaxRows());
    }

    static ReadBack of(Run run, Path output, int mostRows) throws IOException {
        return new ReadBack(WorkbookReporter.write(ReportModel.of(run), output, mostRows));
    }

    List<String> sheets() throws IOException {
        try (FileInputStream in = new FileInputStream(file.toFile());
                ReadableWorkbook workbook = new ReadableWorkbook(in)) {
            return workbook.getSheets().map(Sheet::getName).toList();
        }
    }

    List<Row> rows(String sheet) throws IOException {
        try (FileInputStream in = new FileInputStream(file.toFile());
                ReadableWorkbook workbook = new ReadableWorkbook(in)) {
            return workbook.findSheet(sheet).orElseThrow().read();
        }
    }

    /** A column's cells below its heading; {@code null} for cells that are not there. */
    List<Cell> column(String sheet, String title) throws IOException {
        List<Row> rows = rows(sheet);
        int place = titles(sheet).indexOf(title);
        if (place < 0) {
            throw new AssertionError("no column '" + title + "' among " + titles(sheet));
        }
        List<Cell> cells = new ArrayList<>();
        for (Row row : rows.subList(1, rows.size())) {
            cells.add(row.getOptionalCell(place).orElse(null));
        }
        return cells;
    }

    List<Double> numbers(String sheet, String title) throws IOException {
        return column(sheet, title).stream()
                .map(cell -> cell.asNumber().doubleValue())
                .toList();
    }

    List<String> texts(String sheet, String title) throws IOException {
        return column(sheet, title).stream()
                .map(cell -> cell == null ? "" : cell.asString())
                .toList();
    }

    List<String> titles(String sheet) throws IOException {
        return rows(sheet).get(0).stream().map(Cell::asString).toList();
    }

    /** All cells of all sheets. */
    Stream<Cell> cells() throws IOException {
        List<Cell> all = new ArrayList<>();
        for (String sheet : sheets()) {
            for (Row row : rows(sheet)) {
                row.stream().filter(cell -> cell != null).forEach(all::add);
            }
        }
        return all.stream();
    }
}
