package dev.plumbline.reports.workbook;

import dev.plumbline.model.Response;
import dev.plumbline.reports.source.ExperimentReport;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * The charts of an experiment, drawn by the spreadsheet itself, each group above the figures that it is drawn of: whoever changes a
 * figure sees the curve move.
 */
final class ChartSheet {

    /** The most curves of one chart: as many as there are colours that can be told apart. */
    static final int CURVES = 6;

    /** The most charts side by side of one response. */
    private static final int CHARTS = 10;

    /** The most points of one curve; more cannot be told apart on a chart. */
    static final int POINTS = 500;

    /** The width of its columns, in digits. */
    private static final int COLUMN = 24;

    private final XSSFSheet sheet;
    private final Cells cells;
    private final ExperimentReport report;
    private final Swept all;
    private final Swept swept;
    private int next;

    ChartSheet(XSSFSheet sheet, Cells cells, ExperimentReport report, Swept all) {
        this.sheet = sheet;
        this.cells = cells;
        this.report = report;
        this.all = all;
        this.swept = all.thinned(POINTS);
    }

    void write() {
        sheet.setDefaultColumnWidth(COLUMN);
        List<Response> responses = report.session().experiment().responses();
        for (Response response : responses) {
            List<Plotted> plotted = Plotted.of(report, response.name());
            for (int from = 0; from < Math.min(swept.curves().size(), CHARTS * CURVES); from += CURVES) {
                int to = Math.min(from + CURVES, swept.curves().size());
                section(plotted, swept.curves().subList(from, to));
            }
        }
        Table.print(sheet, 1);
    }

    private void section(List<Plotted> plotted, List<Swept.Curve> curves) {
        Row title = sheet.createRow(next);
        cells.title(title, 0, report.session().experiment().question());
        cells.set(sheet.createRow(next + 1), 0, said(), Kind.PLAIN);
        int top = next + 2;
        ChartData data = new ChartData(sheet, cells, swept, curves, arms());
        List<ChartData.Block> blocks = data.write(top + NativeChart.ROWS + 1, plotted);
        for (int i = 0; i < blocks.size(); i++) {
            new NativeChart(sheet, swept).draw(blocks.get(i), top, i);
        }
        next = top + NativeChart.ROWS + swept.levels().size() + 5;
    }

    private String said() {
        StringBuilder said = new StringBuilder(report.sentence());
        if (swept.levels().size() < all.levels().size()) {
            said.append(" (Drawn are ")
                    .append(swept.levels().size())
                    .append(" of ")
                    .append(all.levels().size())
                    .append(" levels of ")
                    .append(all.factor())
                    .append("; the sheet of treatments has all.)");
        }
        if (swept.curves().size() > CHARTS * CURVES) {
            said.append(" (Drawn are the first ")
                    .append(CHARTS * CURVES)
                    .append(" of ")
                    .append(swept.curves().size())
                    .append(" curves; the sheet of treatments has all.)");
        }
        return said.toString();
    }

    /** What the curves are of, and what they are held against. */
    private List<String> arms() {
        List<String> arms = report.session().design().arms();
        return arms.isEmpty()
                ? List.of("this run", "baseline")
                : List.of("arm " + arms.get(arms.size() - 1), "arm " + arms.get(0));
    }
}
