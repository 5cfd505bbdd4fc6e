package dev.plumbline.reports.workbook;

import dev.plumbline.model.Level;
import dev.plumbline.reports.text.Safe;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.ScatterStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A chart that the spreadsheet program draws: to scale over numbers, side by side over names. */
final class NativeChart {

    /** How many rows of the sheet it covers. */
    static final int ROWS = 22;

    private static final int COLUMNS = 4;

    /** More points than this are a line: their marks would cover each other. */
    private static final int MARKED = 60;

    /** Colours that people with a colour vision deficiency can tell apart: Okabe and Ito, Color Universal Design, 2008. */
    private static final List<byte[]> COLOURS =
            List.of(rgb(0x0072B2), rgb(0xD55E00), rgb(0x009E73), rgb(0xCC79A7), rgb(0xE69F00), rgb(0x56B4E9));

    private static final List<MarkerStyle> MARKS = List.of(
            MarkerStyle.CIRCLE,
            MarkerStyle.SQUARE,
            MarkerStyle.TRIANGLE,
            MarkerStyle.DIAMOND,
            MarkerStyle.X,
            MarkerStyle.PLUS);

    private final XSSFSheet sheet;
    private final Swept swept;

    NativeChart(XSSFSheet sheet, Swept swept) {
        this.sheet = sheet;
        this.swept = swept;
    }

    /**
     * Draws it.
     *
     * @param top the row it begins at
     * @param place how many charts stand to the left of it
     */
    void draw(ChartData.Block block, int top, int place) {
        if (block.lines().isEmpty()) {
            return;
        }
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        int left = place * COLUMNS;
        XSSFClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, left, top, left + COLUMNS, top + ROWS);
        XSSFChart chart = drawing.createChart(anchor);
        chart.setTitleText(Safe.line(block.title() + " over " + swept.factor(), Safe.NAME));
        chart.setTitleOverlay(false);
        chart.displayBlanksAs(DisplayBlanks.GAP); // what is missing is not a zero
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFChartAxis across = swept.toScale() ? scale(chart) : names(chart);
        XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
        up.setTitle(Safe.line(block.title(), Safe.NAME));
        up.setNumberFormat("General");
        up.setCrosses(AxisCrosses.MIN);
        up.setCrossBetween(swept.toScale() ? AxisCrossBetween.MIDPOINT_CATEGORY : AxisCrossBetween.BETWEEN);
        up.getOrAddMajorGridProperties()
                .setLineProperties(
                        new XDDFLineProperties(new XDDFSolidFillProperties(XDDFColor.from(PresetColor.LIGHT_GRAY))));
        plot(chart, block, across, up);
    }

    private XDDFChartAxis scale(XSSFChart chart) {
        XDDFValueAxis across = chart.createValueAxis(AxisPosition.BOTTOM);
        across.setTitle(Safe.line(swept.factor(), Safe.NAME));
        across.setCrosses(AxisCrosses.MIN);
        across.setMinimum(number(swept.levels().get(0)));
        across.setMaximum(number(swept.levels().get(swept.levels().size() - 1)));
        return across;
    }

    private XDDFChartAxis names(XSSFChart chart) {
        XDDFCategoryAxis across = chart.createCategoryAxis(AxisPosition.BOTTOM);
        across.setTitle(Safe.line(swept.factor(), Safe.NAME));
        across.setCrosses(AxisCrosses.MIN);
        return across;
    }

    private void plot(XSSFChart chart, ChartData.Block block, XDDFChartAxis across, XDDFValueAxis up) {
        ChartTypes type = swept.toScale() ? ChartTypes.SCATTER : ChartTypes.LINE;
        XDDFChartData data = chart.createData(type, across, up);
        data.setVaryColors(false);
        if (data instanceof XDDFScatterChartData scatter) {
            scatter.setStyle(ScatterStyle.LINE_MARKER);
        }
        for (ChartData.Line line : block.lines()) {
            XDDFChartData.Series series = data.addSeries(
                    levels(block.levels()), XDDFDataSourcesFactory.fromNumericCellRange(sheet, line.values()));
            series.setTitle(
                    Safe.line(line.name(), Safe.NAME),
                    new CellReference(
                            sheet.getSheetName(), line.header(), line.values().getFirstColumn(), true, true));
            look(series, line);
        }
        chart.plot(data);
    }

    private XDDFDataSource<?> levels(CellRangeAddress range) {
        return swept.toScale()
                ? XDDFDataSourcesFactory.fromNumericCellRange(sheet, range)
                : XDDFDataSourcesFactory.fromStringCellRange(sheet, range);
    }

    private void look(XDDFChartData.Series series, ChartData.Line line) {
        byte[] colour = COLOURS.get(line.curve() % COLOURS.size());
        XDDFSolidFillProperties fill = new XDDFSolidFillProperties(XDDFColor.from(colour));
        series.setLineProperties(
                swept.ordered() ? stroke(fill, line.baseline()) : new XDDFLineProperties(new XDDFNoFillProperties()));
        MarkerStyle mark = mark(line);
        if (series instanceof XDDFScatterChartData.Series scatter) {
            scatter.setSmooth(false);
            scatter.setMarkerStyle(mark);
        } else if (series instanceof XDDFLineChartData.Series lines) {
            lines.setSmooth(false);
            lines.setMarkerStyle(mark);
        }
        if (mark != MarkerStyle.NONE) {
            series.setFillProperties(fill);
        }
    }

    private static XDDFLineProperties stroke(XDDFSolidFillProperties fill, boolean baseline) {
        XDDFLineProperties stroke = new XDDFLineProperties(fill);
        stroke.setWidth(baseline ? 1.25 : 2.25);
        if (baseline) {
            stroke.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
        }
        return stroke;
    }

    /** Between names there is nothing, so that no line joins them: there, a baseline is a dash beside a mark. */
    private MarkerStyle mark(ChartData.Line line) {
        if (line.baseline()) {
            return swept.ordered() ? MarkerStyle.NONE : MarkerStyle.DASH;
        }
        boolean crowded = swept.ordered() && swept.levels().size() > MARKED;
        return crowded ? MarkerStyle.NONE : MARKS.get(line.curve() % MARKS.size());
    }

    private static double number(Level level) {
        Double number = level.number();
        return number == null ? 0 : number;
    }

    private static byte[] rgb(int colour) {
        return new byte[] {(byte) (colour >> 16), (byte) (colour >> 8), (byte) colour};
    }
}
