package dev.plumbline.reports.workbook;

import dev.plumbline.model.Level;
import dev.plumbline.reports.source.TreatmentReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** The figures under a group of charts: a row for each level, a column for each curve. */
final class ChartData {

    /** Room for three lines of text: names of curves are long. */
    private static final int LINES = 45;

    private final XSSFSheet sheet;
    private final Cells cells;
    private final Swept swept;
    private final List<Swept.Curve> curves;
    private final List<String> arms;

    ChartData(XSSFSheet sheet, Cells cells, Swept swept, List<Swept.Curve> curves, List<String> arms) {
        this.sheet = sheet;
        this.cells = cells;
        this.swept = swept;
        this.curves = curves;
        this.arms = arms;
    }

    /**
     * What one chart is drawn of.
     *
     * @param title the chart's title
     * @param levels where the levels stand
     * @param lines its lines
     */
    record Block(String title, CellRangeAddress levels, List<Line> lines) {}

    /**
     * One line of a chart.
     *
     * @param name its name in the legend
     * @param header the row of its heading
     * @param values where its values stand, in one column
     * @param curve the number of its curve: a baseline has the colour of what it is held against
     * @param baseline whether it is one
     */
    record Line(String name, int header, CellRangeAddress values, int curve, boolean baseline) {}

    List<Block> write(int top, List<Plotted> plotted) {
        Row groups = sheet.createRow(top);
        Row headings = sheet.createRow(top + 1);
        headings.setHeightInPoints(LINES);
        int first = top + 2;
        cells.header(headings, 0, swept.factor());
        for (int i = 0; i < swept.levels().size(); i++) {
            cells.set(
                    sheet.createRow(first + i),
                    0,
                    LevelColumns.shown(swept.levels().get(i)),
                    Kind.PLAIN);
        }
        List<Block> blocks = new ArrayList<>();
        int column = 1;
        for (Plotted one : plotted) {
            cells.title(groups, column, one.title());
            List<Line> lines = new ArrayList<>();
            column = lines(lines, headings, column, one.now(), false);
            column = lines(lines, headings, column, one.before(), true);
            blocks.add(new Block(one.title(), range(first, 0), lines));
        }
        return blocks;
    }

    /** Writes the columns of all curves that have a value; returns the next free column. */
    private int lines(
            List<Line> lines,
            Row headings,
            int from,
            Function<TreatmentReport, @Nullable Double> figure,
            boolean baseline) {
        int column = from;
        for (int i = 0; i < curves.size(); i++) {
            if (column(headings.getRowNum() + 1, column, curves.get(i), figure)) {
                String name = name(curves.get(i), baseline);
                cells.header(headings, column, name);
                CellRangeAddress values = range(headings.getRowNum() + 1, column);
                lines.add(new Line(name, headings.getRowNum(), values, i, baseline));
                column++;
            }
        }
        return column;
    }

    private boolean column(int top, int column, Swept.Curve curve, Function<TreatmentReport, @Nullable Double> figure) {
        boolean some = false;
        for (int i = 0; i < swept.levels().size(); i++) {
            Level level = swept.levels().get(i);
            TreatmentReport treatment = curve.at(level);
            @Nullable Double value = treatment == null ? null : figure.apply(treatment);
            if (value != null) {
                cells.set(sheet.getRow(top + i), column, value, Kind.VALUE);
                some = true;
            }
        }
        return some;
    }

    private String name(Swept.Curve curve, boolean baseline) {
        String arm = arms.get(baseline ? 1 : 0);
        if (curve.name().isEmpty()) {
            return arm;
        }
        return baseline ? curve.name() + ", " + arm : curve.name();
    }

    private CellRangeAddress range(int top, int column) {
        return new CellRangeAddress(top, top + swept.levels().size() - 1, column, column);
    }
}
