package dev.plumbline.reports.charts;

import static dev.plumbline.reports.charts.Svgs.chart;
import static dev.plumbline.reports.charts.Svgs.charts;
import static dev.plumbline.reports.charts.Svgs.points;
import static dev.plumbline.reports.charts.Svgs.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.journal.Run;
import dev.plumbline.model.History;
import dev.plumbline.model.Interval;
import dev.plumbline.model.Latencies;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Series;
import dev.plumbline.reports.Runs;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OtherChartsTest {

    /** Figures that follow from the definition: k of n equal shares give k/n. */
    @Test
    void fairnessIsTheShareOfMachinesThatGotTheSame() {
        assertThat(Fairness.jain(5, 5, 5, 5)).isCloseTo(1, within(1e-12));
        assertThat(Fairness.jain(1, 1, 0, 0, 0)).isCloseTo(0.4, within(1e-12));
        assertThat(Fairness.jain(1e300, 1e300)).isCloseTo(1, within(1e-12));
        assertThat(Fairness.jain(0, 0)).isNaN();
        assertThat(Fairness.jain(1, -1)).isNaN();
    }

    @Test
    void machinesThatGetUnequalSharesAreSeen() throws Exception {
        Run run = Svgs.measuring(
                new Runs(),
                (trial, measured) -> Measurement.of(new Reading(
                        "iops", 90, "1/s", new TreeMap<>(Map.of("vm-1", 10.0, "vm-2", 20.0, "vm-3", 60.0)))));

        Chart chart = chart(run, "iops-fairness");

        assertThat(chart.name()).isEqualTo("iops of each machine over vms");
        assertThat(texts(chart)).contains("iops, median machine (1/s)", "fairness (Jain's index, 0 to 1)", "1", "0.5");
        assertThat(points(chart)).anySatisfy(point -> {
            assertThat(point.getAttribute("data-value")).isEqualTo("20");
            assertThat(point.getAttribute("data-low")).isEqualTo("10");
            assertThat(point.getAttribute("data-high")).isEqualTo("60");
        });
        // 90² / (3 · 4100)
        assertThat(points(chart))
                .anySatisfy(
                        point -> assertThat(point.getAttribute("data-value")).isEqualTo("0.6585"));
    }

    @Test
    void percentilesAreThoseOfAllTrialsHistogramsTogether() throws Exception {
        Run run = latencies(trial -> histogram(trial == 3 ? 100 : 1));

        Chart chart = chart(run, "latency");

        // two thirds of all operations took 1 ms, a third 100 ms
        assertThat(chart.description())
                .contains("p50: 1 ms", "p90: 100 ms", "longest: 100 ms")
                .contains("logarithmic axis");
        assertThat(chart.description()).contains("histograms are added up");
        assertThat(texts(chart)).contains("placement=PACKED: latency (ms) — logarithmic axis", "p99.9");
    }

    @Test
    void damagedHistogramsGiveWayToTheTrialsPercentiles() {
        Run run = latencies(trial -> trial == 1 ? "bm9uc2Vuc2U=" : "%%%");

        assertThat(chart(run, "latency").description())
                .contains("p50: 11.2 ms", "p99: 40.7 ms", "longest: 80.1 ms", "the median of the trials' percentiles");
    }

    @Test
    void theLimitIsPointedOut() throws Exception {
        Chart chart = chart(new Runs().run(), "busy");

        assertThat(texts(chart)).contains("lun-0", "100 %", "the limit: busy for 90 % of the time or more");
        assertThat(chart.svg()).contains("class=\"line-alert\"");
        assertThat(chart.description()).contains("99.8 % at 8");
    }

    @Test
    void ofManyResourcesTheBusiestAreDrawn() throws Exception {
        SortedMap<String, Double> busy = new TreeMap<>();
        for (int i = 0; i < 20; i++) {
            busy.put("link-%02d".formatted(i), i / 20.0);
        }
        Run run = Svgs.measuring(
                new Runs(),
                (trial, measured) -> new Measurement(
                        measured.readings(), null, List.of(), busy, Collections.emptySortedMap(), List.of(), true));

        assertThat(texts(chart(run, "busy")))
                .contains("link-19", "link-14", "Resources that were less busy and are not drawn: 14.")
                .doesNotContain("link-13");
    }

    @Test
    void trialsAreLaidOverEachOtherAndBounded() throws Exception {
        List<Double> values = new ArrayList<>(Collections.nCopies(5_000, 100.0));
        values.set(0, Double.NaN);
        Run run = Svgs.measuring(
                new Runs().blocks(9).ratio(0.8),
                (trial, measured) -> new Measurement(
                        measured.readings(),
                        null,
                        List.of(new Series("iops", "1/s", 10, values)),
                        Collections.emptySortedMap(),
                        Collections.emptySortedMap(),
                        List.of(),
                        true));

        Chart chart = chart(run, "iops-within-trials");

        assertThat(texts(chart))
                .contains(
                        "vms=8, placement=PACKED (worsened most): iops (1/s)",
                        "time from the start of the measured interval (s)",
                        "block 1",
                        "block 9")
                .anyMatch(text -> text.startsWith("Neighbouring points are drawn as their mean"))
                .anyMatch(text -> text.startsWith("Of 9 trials of a treatment 6 are drawn"));
        assertThat(points(chart).count()).isLessThanOrEqualTo(4 * 6 * 120);
        assertThat(chart.svg().length()).isLessThan(900_000);
    }

    @Test
    void sessionsAreDrawnWithErasAndWithThoseThatMoved() throws Exception {
        List<History.Point> points = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            points.add(point(i, 800 + i, i == 3 ? "new <b>firmware" : null, i == 5 ? "REGRESSION: iops fell" : null));
        }

        Chart chart = chart(run(points), "iops-history");

        assertThat(chart.name()).isEqualTo("iops from session to session");
        assertThat(chart.spots()).isEmpty();
        assertThat(texts(chart))
                .contains(
                        "A new era begins on 2005-02-17: new <b>firmware",
                        "2005-02-19, REGRESSION: iops fell",
                        "2005-02-14",
                        "the level moved against the sessions before",
                        "iops, geometric mean over treatments (1/s) — the axis is broken: it does not start at zero");
        assertThat(points(chart))
                .hasSize(6)
                .anySatisfy(
                        point -> assertThat(point.getAttribute("data-session")).isEqualTo("s3"));
    }

    @Test
    void ofTenThousandSessionsThoseStayThatMovedOrBeganAnEra() throws Exception {
        List<History.Point> points = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            points.add(point(i, 800, i == 5_001 ? "new firmware" : null, i == 7_003 ? "REGRESSION: fell" : null));
        }

        Chart chart = chart(run(points), "iops-history");

        assertThat(points(chart).count()).isLessThanOrEqualTo(500);
        assertThat(chart.svg()).contains("data-session=\"s5001\"", "data-session=\"s7003\"");
        assertThat(chart.svg().length()).isLessThan(300_000);
        assertThat(chart.description()).contains("Of 10000 sessions");
    }

    @Test
    void oneSessionIsNoHistory() {
        assertThat(charts(run(List.of(point(0, 800, null, null)))))
                .extracting(Chart::file)
                .doesNotContain("iops-history");
    }

    private interface OfTrial {
        String histogram(int block);
    }

    private static Run latencies(OfTrial histogram) {
        return Svgs.measuring(
                new Runs(),
                (trial, measured) -> new Measurement(
                        measured.readings(),
                        new Latencies(
                                1000,
                                12.5,
                                80.1,
                                new TreeMap<>(Map.of(50.0, 11.2, 99.0, 40.7)),
                                histogram.histogram(trial.block())),
                        List.of(),
                        Collections.emptySortedMap(),
                        Collections.emptySortedMap(),
                        List.of(),
                        true));
    }

    private static String histogram(int millis) {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(millis * 1_000_000L, 1_000);
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int size = histogram.encodeIntoCompressedByteBuffer(buffer);
        byte[] bytes = new byte[size];
        buffer.flip().get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static History.Point point(int day, double value, String era, String moved) {
        return new History.Point(
                "s" + day,
                Runs.STARTED.plus(Duration.ofDays(day)),
                value,
                new Interval(value - 5, value + 5, 0.95),
                era,
                false,
                moved);
    }

    private static Run run(List<History.Point> points) {
        Runs runs = new Runs();
        return new Run(
                Runs.STARTED,
                List.of(new Run.Judged(
                        runs.session(), runs.judgement().with(List.of(new History("iops", "1/s", points))))),
                List.of());
    }
}
