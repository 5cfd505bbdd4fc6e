package dev.plumbline.reports.charts;

import dev.plumbline.model.Interval;
import dev.plumbline.reports.text.Figures;
import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One pair of axes with its curves. The vertical axis starts at zero, or below it where values do. */
final class Panel {

    /** How far above the highest value an interval may reach; the rest is cut off, or it would flatten every curve. */
    private static final double HEADROOM = 1.35;

    /** Room for the vertical axis, in pixels: the same for all panels, so that they stand exactly below each other. */
    private static final int LEFT = 80;

    /** More points than this are a line: their markers would cover each other. */
    private static final int MARKED = 60;

    private final SweptAxis axis;
    private final List<Curve> curves;
    private final double top;
    private final double bottom;

    private Panel(SweptAxis axis, List<Curve> curves) {
        this.axis = axis;
        this.curves = curves;
        double highest = all(Stream.of(Point::value, Point::baseline)).max().orElse(1);
        double reach =
                all(Stream.of(Point::value, Point::baseline, Panel::high)).max().orElse(1);
        double lowest = all(Stream.of(Point::value, Point::baseline)).min().orElse(0);
        this.bottom = Math.min(0, lowest * HEADROOM);
        double wanted = Math.min(reach * 1.05, highest * HEADROOM);
        this.top = wanted > bottom ? wanted : bottom + 1;
    }

    /** Paints it, and returns where its points are. */
    static List<Spot> paint(Graphics2D pen, Dimension size, Sweep sweep, List<Curve> curves, String vertical) {
        Panel panel = new Panel(sweep.axis(), curves);
        XYChart chart = panel.chart(vertical, size.width, size.height);
        chart.paint(pen, size.width, size.height);
        return panel.spots(chart, sweep.response().name());
    }

    private XYChart chart(String vertical, int width, int height) {
        XYChart chart = new XYChart(width, height);
        chart.setXAxisTitle(axis.title());
        chart.setYAxisTitle(vertical);
        style(chart.getStyler(), width);
        chart.setCustomXAxisTickLabelsFormatter(axis::label);
        chart.setCustomYAxisTickLabelsFormatter(Figures::number);
        for (int i = 0; i < curves.size(); i++) {
            add(chart, i);
        }
        return chart;
    }

    private List<Spot> spots(XYChart chart, String response) {
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            for (Point point : curves.get(i).points()) {
                Double value = point.value();
                if (value != null) {
                    double x = chart.getScreenXFromChart(aside(i, point));
                    spots.add(new Spot(x, chart.getScreenYFromChart(value), point.treatment(), response));
                }
            }
        }
        return spots;
    }

    private void add(XYChart chart, int i) {
        Curve curve = curves.get(i);
        double[] x =
                curve.points().stream().mapToDouble(point -> aside(i, point)).toArray();
        if (curve.hasBaseline()) {
            XYSeries before = series(chart, i + " baseline", x, values(curve, Point::baseline), SeriesMarkers.NONE);
            before.setLineColor(Palette.baseline(i)).setLineStyle(Palette.dashed());
        }
        if (curve.hasInterval()) {
            intervals(chart, i, curve);
        }
        XYSeries now = series(chart, i + " value", x, values(curve, Point::value), marker(i, x.length));
        now.setLineColor(Palette.colour(i)).setLineStyle(Palette.solid());
        now.setMarkerColor(Palette.colour(i));
    }

    private static Marker marker(int i, int points) {
        return points > MARKED ? SeriesMarkers.NONE : Palette.marker(i);
    }

    /** One upright line for each interval: XChart lifts its pen at a value that is not a number. */
    private void intervals(XYChart chart, int i, Curve curve) {
        List<Point> points = curve.points().stream()
                .filter(point -> point.interval() != null)
                .toList();
        double[] x = points.stream()
                .flatMapToDouble(point -> DoubleStream.of(aside(i, point), aside(i, point), aside(i, point)))
                .toArray();
        double[] y = points.stream()
                .map(Point::interval)
                .filter(Objects::nonNull)
                .flatMapToDouble(
                        interval -> DoubleStream.of(inside(interval.low()), inside(interval.high()), Double.NaN))
                .toArray();
        XYSeries series = series(chart, i + " interval", x, y, SeriesMarkers.NONE);
        series.setLineColor(Palette.colour(i)).setLineStyle(Palette.thin());
    }

    /** Curves stand a little beside each other, or of two equal ones only the later would be seen. */
    private double aside(int i, Point point) {
        return point.x() + (i - (curves.size() - 1) / 2.0) * axis.aside();
    }

    private double inside(double bound) {
        return Math.max(bottom, Math.min(top, bound));
    }

    private static XYSeries series(XYChart chart, String name, double[] x, double[] y, Marker marker) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(marker);
        return series;
    }

    private static double[] values(Curve curve, Function<Point, @Nullable Double> part) {
        return curve.points().stream()
                .mapToDouble(point -> {
                    Double value = part.apply(point);
                    return value == null ? Double.NaN : value;
                })
                .toArray();
    }

    private DoubleStream all(Stream<Function<Point, @Nullable Double>> parts) {
        return parts.flatMap(part -> curves.stream().map(curve -> values(curve, part)))
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite);
    }

    private static @Nullable Double high(Point point) {
        Interval interval = point.interval();
        return interval == null ? null : interval.high();
    }

    private void style(XYStyler style, int width) {
        style.setXAxisMin(axis.from())
                .setXAxisMax(axis.to())
                .setYAxisMin(bottom)
                .setYAxisMax(top);
        style.setXAxisTickMarkSpacingHint(axis.spacing(width - LEFT)).setYAxisTickMarkSpacingHint(50);
        style.setPlotGridVerticalLinesVisible(false).setPlotGridLinesColor(Palette.FAINT);
        style.setPlotGridLinesStroke(new BasicStroke(1f))
                .setPlotContentSize(0.97)
                .setYAxisLeftWidthHint(LEFT);
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12)).setAxisTickLabelsColor(Palette.INK);
        style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        style.setChartFontColor(Palette.INK).setChartBackgroundColor(Palette.PAPER);
        style.setPlotBackgroundColor(Palette.PAPER).setPlotBorderVisible(false);
        style.setLegendVisible(false).setChartTitleVisible(false).setMarkerSize(7);
    }
}
