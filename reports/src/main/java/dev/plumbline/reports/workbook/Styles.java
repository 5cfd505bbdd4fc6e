package dev.plumbline.reports.workbook;

import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The few looks that cells have, each made once: a workbook holds 64,000 at most. */
final class Styles {

    private final Map<Kind, CellStyle> kinds = new EnumMap<>(Kind.class);
    private final CellStyle header;
    private final CellStyle title;
    private final CellStyle text;
    private final CellStyle wrapped;
    private final CellStyle quoted;

    Styles(XSSFWorkbook workbook) {
        for (Kind kind : Kind.values()) {
            XSSFCellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(kind.format()));
            style.setVerticalAlignment(VerticalAlignment.TOP);
            kinds.put(kind, style);
        }
        text = text(workbook);
        wrapped = wrapped(workbook);
        quoted = quoted(workbook);
        title = bold(workbook);
        header = header(workbook);
    }

    CellStyle of(Kind kind) {
        return kinds.getOrDefault(kind, text);
    }

    CellStyle header() {
        return header;
    }

    /** That of a line above a chart. */
    CellStyle title() {
        return title;
    }

    /** That of text; it keeps away from a number that ends where it begins. */
    CellStyle text() {
        return text;
    }

    /** That of text which goes on in a second line, in tables of few rows. */
    CellStyle wrapped() {
        return wrapped;
    }

    /** That of text that begins like a formula: it stays text also when somebody edits the cell and leaves it again. */
    CellStyle quoted() {
        return quoted;
    }

    private static XSSFCellStyle text(XSSFWorkbook workbook) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setIndention((short) 1);
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private static CellStyle wrapped(XSSFWorkbook workbook) {
        XSSFCellStyle style = text(workbook);
        style.setWrapText(true);
        return style;
    }

    private static CellStyle quoted(XSSFWorkbook workbook) {
        XSSFCellStyle style = text(workbook);
        style.setQuotePrefixed(true);
        return style;
    }

    private static XSSFCellStyle bold(XSSFWorkbook workbook) {
        XSSFFont font = workbook.createFont();
        font.setBold(true);
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        return style;
    }

    private static CellStyle header(XSSFWorkbook workbook) {
        XSSFCellStyle style = bold(workbook);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setBorderBottom(BorderStyle.THIN);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(true);
        return style;
    }
}
