package dev.plumbline.reports.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.journal.Run;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.reports.Runs;
import dev.plumbline.reports.source.ReportModel;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChartsTest {

    @Test
    void aSweepIsOneWellFormedDrawingWithTitleAndDescription() throws Exception {
        List<Chart> charts = charts(new Runs().run());

        assertThat(charts).hasSize(1);
        Document svg = parse(charts.get(0).svg());
        assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(text(svg, "title"))
                .isEqualTo("iops over vms")
                .isEqualTo(charts.get(0).name());
        assertThat(text(svg, "desc"))
                .contains("placement=PACKED: 484 1/s at 8", "placement=ALTERNATING: 968 1/s at 8", "last 912 1/s at 22")
                .contains("starts at zero");
    }

    /** Both panels, total and average; left to right, and inside of the drawing. */
    @Test
    void everyPointIsToldOfWithItsTreatment() {
        List<Spot> spots = charts(new Runs().run()).get(0).spots();

        assertThat(spots).hasSize(2 * 30).allSatisfy(spot -> {
            assertThat(spot.response()).isEqualTo("iops");
            assertThat(spot.x()).isBetween(80.0, 760.0);
            assertThat(spot.y()).isBetween(60.0, 700.0);
        });
        assertThat(spots.subList(0, 15)).isSortedAccordingTo(Comparator.comparingDouble(Spot::x));
        assertThat(spots.get(0).treatment()).isEqualTo("placement=PACKED,vms=8");
        assertThat(spots.get(15).treatment()).isEqualTo("placement=ALTERNATING,vms=8");
        assertThat(spots.get(15).y())
                .as("twice the value is further up")
                .isLessThan(spots.get(0).y());
    }

    @Test
    void totalAndAverageHaveTheirUnit() {
        assertThat(charts(new Runs().run()).get(0).description())
                .contains("iops, total (1/s)", "iops, per machine (1/s)");
    }

    @Test
    void aBaselineIsDrawnOnlyWhereThereIsOne() {
        assertThat(charts(new Runs().run()).get(0).svg()).contains("baseline", "stroke-dasharray:7,5");
        assertThat(charts(new Runs().withoutBaseline().run()).get(0).svg())
                .doesNotContain("baseline", "stroke-dasharray:7,5");
    }

    @Test
    void aRunThatWasNotJudgedIsDrawnFromItsTrials() {
        assertThat(charts(new Runs().killed()).get(0).description()).contains("placement=PACKED: 484 1/s at 8");
    }

    @Test
    void aBrokenTreatmentLeavesAGap() {
        Run run = new Runs().broken("placement=PACKED,vms=8", "no answer").run();

        assertThat(charts(run).get(0).description()).contains("placement=PACKED: 482 1/s at 9");
    }

    @Test
    void nothingIsDrawnWhereNothingIsSwept() {
        assertThat(charts(new Runs().partial(1).run())).isEmpty();
        assertThat(charts(new Runs().factors().run())).isEmpty();
    }

    @Test
    void levelsThatAreNamesStandSideBySide() {
        Factor driver = new Factor("driver", List.of(Level.named("vlance"), Level.named("vmxnet")));

        assertThat(charts(new Runs().factors(driver).run()).get(0).description())
                .startsWith("iops over driver")
                .contains("at vlance", "last 984 1/s at vmxnet");
    }

    @Test
    void doublingsStandSideBySideAndTheAxisSaysSo() {
        Factor size = new Factor(
                "block",
                IntStream.range(0, 8)
                        .mapToObj(i -> new Level((1 << i) + " KiB", 1024.0 * (1 << i)))
                        .toList());

        assertThat(charts(new Runs().factors(size).run()).get(0).description())
                .contains("not to scale", "at 1 KiB", "last 984 1/s at 128 KiB");
    }

    /** XChart draws its texts as shapes, and leaves them all out where two of them are the same. */
    @Test
    void everyLevelHasItsTextUnderBothAxes() {
        for (Factor factor : List.of(counts(10), names("x".repeat(40)), names("driver-"))) {
            Factor few = new Factor(factor.name(), factor.levels().subList(0, 4));

            int more = shapes(new Runs().factors(factor)) - shapes(new Runs().factors(few));

            assertThat(more).as(factor.toString()).isEqualTo(2 * 6);
        }
    }

    @Test
    void manyCurvesAreSpreadOverSeveralDrawings() {
        Factor vms = new Factor("vms", List.of(new Level("1", 1.0), new Level("2", 2.0), new Level("3", 3.0)));
        Factor driver = new Factor(
                "driver",
                IntStream.range(0, 8).mapToObj(i -> Level.named("d" + i)).toList());

        assertThat(charts(new Runs().factors(vms, driver).run()))
                .extracting(Chart::name)
                .containsExactly("iops over vms (curves 1 to 6 of 8)", "iops over vms (curves 7 to 8 of 8)");
    }

    @Test
    void hostileNamesDoNotBreakTheDrawing() throws Exception {
        Factor vms = new Factor("<vms>&\u0000", List.of(new Level("1", 1.0), new Level("2", 2.0)));
        Factor evil = new Factor(
                "evil",
                List.of(Level.named("</svg><script>alert(1)</script>"), Level.named("]]>\u001b" + "x".repeat(10_000))));

        String svg = charts(new Runs().factors(vms, evil).run()).get(0).svg();

        assertThat(parse(svg).getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.length()).isLessThan(300_000);
    }

    private static Factor counts(int most) {
        return new Factor(
                "vms",
                IntStream.rangeClosed(1, most)
                        .mapToObj(n -> new Level(Integer.toString(n), (double) n))
                        .toList());
    }

    private static Factor names(String start) {
        return new Factor(
                "driver",
                IntStream.range(0, 10).mapToObj(i -> Level.named(start + i)).toList());
    }

    private static int shapes(Runs runs) {
        return charts(runs.run()).get(0).svg().split("<path", -1).length;
    }

    private static List<Chart> charts(Run run) {
        return Charts.of(ReportModel.of(run).experiments().get(0));
    }

    private static Document parse(String svg) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        builder.setEntityResolver((id, address) -> new InputSource(new StringReader("")));
        return builder.parse(new InputSource(new StringReader(svg)));
    }

    private static String text(Document svg, String element) {
        return svg.getElementsByTagName(element).item(0).getTextContent();
    }
}
