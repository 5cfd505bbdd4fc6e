package dev.plumbline.reports.charts;

import static dev.plumbline.reports.charts.Svgs.charts;
import static dev.plumbline.reports.charts.Svgs.elements;
import static dev.plumbline.reports.charts.Svgs.parse;
import static dev.plumbline.reports.charts.Svgs.points;
import static dev.plumbline.reports.charts.Svgs.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.journal.Run;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Level;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Place;
import dev.plumbline.model.Reading;
import dev.plumbline.reports.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ChartsTest {

    @Test
    void theMainChartIsTheSweepAndHasTitleAndDescription() throws Exception {
        Chart main = charts(new Runs().run()).get(0);

        Document svg = parse(main.svg());
        assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(elements(svg, "title").get(0).getTextContent())
                .isEqualTo("iops over vms")
                .isEqualTo(main.name());
        assertThat(elements(svg, "desc").get(0).getTextContent())
                .isEqualTo(main.description())
                .contains("placement=PACKED: 484 1/s at 8", "placement=ALTERNATING: 968 1/s at 8", "last 912 1/s at 22")
                .contains("starts at zero");
    }

    @Test
    void everyChartSaysWhatItIsInWordsAndHasItsOwnFileName() throws Exception {
        List<Chart> charts = charts(new Runs().run());

        assertThat(charts).extracting(Chart::file).containsExactly("iops", "iops-fairness", "latency", "busy");
        for (Chart chart : charts) {
            Document svg = parse(chart.svg());
            assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
            assertThat(chart.description()).startsWith(chart.name() + ": ").contains("Horizontal axis: vms.");
            assertThat(texts(chart)).contains(chart.name(), "vms").containsAnyOf("0", "0 %");
        }
    }

    @Test
    void totalAndAverageHaveTheirUnit() throws Exception {
        Chart main = charts(new Runs().run()).get(0);

        assertThat(main.description()).contains("iops, total (1/s)", "iops, per machine (1/s)");
        assertThat(texts(main)).contains("iops, total (1/s)", "iops, per machine (1/s)");
    }

    @Test
    void aScriptFindsEachPoint() throws Exception {
        assertThat(points(charts(new Runs().run()).get(0))).hasSize(2 * 30).anySatisfy(point -> {
            assertThat(point.getAttribute("data-treatment")).isEqualTo("placement=PACKED,vms=8");
            assertThat(point.getAttribute("data-response")).isEqualTo("iops");
            assertThat(point.getAttribute("data-panel")).isEqualTo("iops, total (1/s)");
            assertThat(point.getAttribute("data-value")).isEqualTo("484");
            assertThat(point.getAttribute("data-low")).isEqualTo("469.5");
            assertThat(point.getAttribute("data-baseline")).isEqualTo("484");
            assertThat(point.getTextContent()).startsWith("vms=8, placement=PACKED: 484 1/s (469.5 to");
        });
        assertThat(charts(new Runs().run()).get(0).spots()).hasSize(2 * 30).anySatisfy(spot -> {
            assertThat(spot.treatment()).isEqualTo("placement=PACKED,vms=8");
            assertThat(spot.response()).isEqualTo("iops");
        });
    }

    @Test
    void aBaselineHasItsBandAndIsDrawnOnlyWhereThereIsOne() throws Exception {
        Chart with = charts(new Runs().run()).get(0);
        Chart without = charts(new Runs().withoutBaseline().run()).get(0);

        assertThat(with.svg()).contains("stroke-dasharray=\"7,5\"", "fill-opacity");
        assertThat(texts(with)).contains("baseline", "baseline ± 5 %", "95 % interval");
        assertThat(without.svg()).doesNotContain("baseline", "stroke-dasharray=\"7,5\"", "fill-opacity");
    }

    @Test
    void aCovariateThatMovesIsMarkedWithItsSentence() throws Exception {
        Chart main = charts(new Runs().run()).get(0);

        String sentence = "from vms=13 on (placement=PACKED), LUNs in use goes 1 → 2: hold it fixed or cross it";
        assertThat(main.svg()).contains("stroke-dasharray=\"3,3\"");
        assertThat(texts(main)).contains("1", sentence);
        assertThat(main.description()).contains("Marked at 12.5: " + sentence);
    }

    @Test
    void aKneeIsMarkedWithItsSentenceInPlaceOfWhatIsNotOnThisAxis() throws Exception {
        Runs runs = new Runs();
        Judgement judged = runs.judgement();
        List<Finding> findings = new ArrayList<>(judged.findings());
        findings.add(finding(Finding.Kind.KNEE, "placement=ALTERNATING", "iops bends at vms=14.5", "vms"));
        findings.add(finding(Finding.Kind.KNEE, "", "iops bends elsewhere", "other"));
        findings.add(finding(Finding.Kind.BREAK, "placement=PACKED", "iops jumps at vms=14.5", "vms"));
        Judgement more =
                new Judgement(judged.verdict(), judged.sentence(), judged.baselines(), judged.cells(), findings);

        Chart main = charts(new Run(Runs.STARTED, List.of(new Run.Judged(runs.session(), more)), List.of()))
                .get(0);

        assertThat(texts(main)).contains("1", "2, 3", "iops bends at vms=14.5", "iops jumps at vms=14.5");
        assertThat(main.svg()).doesNotContain("iops bends elsewhere");
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
    void aRunWhoseTrialsAreAllBrokenHasNoCharts() {
        Factor one = new Factor("vms", List.of(new Level("1", 1.0)));

        assertThat(charts(new Runs().factors(one).broken("vms=1", "no answer").run()))
                .isEmpty();
    }

    @Test
    void aSingleTreatmentIsOnePoint() throws Exception {
        Chart main = charts(new Runs().factors().run()).get(0);

        assertThat(main.name()).isEqualTo("iops");
        assertThat(texts(main)).contains("all", "the only treatment");
        assertThat(points(main)).hasSize(2);
    }

    @Test
    void levelsThatAreNamesStandSideBySideAndAreNotJoined() throws Exception {
        Factor driver = new Factor("driver", List.of(Level.named("vlance"), Level.named("vmxnet")));

        Chart main = charts(new Runs().factors(driver).withoutBaseline().run()).get(0);

        assertThat(main.description()).startsWith("iops over driver").contains("at vlance", "last 984 1/s at vmxnet");
        assertThat(texts(main)).contains("vlance", "vmxnet");
        assertThat(main.svg())
                .doesNotContain("class=\"line-curve-1\" fill=\"none\" stroke=\"#0072b2\" stroke-width=\"2\"");
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

    @Test
    void everyLevelHasItsTextUnderBothAxes() throws Exception {
        for (Factor factor : List.of(counts("vms", 10), names("x".repeat(40), 10), names("driver-", 10))) {
            List<String> all = texts(charts(new Runs().factors(factor).run()).get(0));
            List<String> few = texts(charts(new Runs()
                            .factors(new Factor(factor.name(), factor.levels().subList(0, 4)))
                            .run())
                    .get(0));

            assertThat(all.size() - few.size()).as(factor.toString()).isEqualTo(2 * 6);
        }
    }

    @Test
    void manyCurvesAreSpreadOverSeveralDrawings() {
        assertThat(charts(new Runs().factors(counts("vms", 3), names("d", 8)).run()))
                .extracting(Chart::name)
                .startsWith("iops over vms (curves 1 to 6 of 8)", "iops over vms (curves 7 to 8 of 8)");
    }

    @Test
    void ofTooManyCurvesThoseAreDrawnThatMovedMostAndTheChartSaysSo() throws Exception {
        List<Chart> charts = charts(
                new Runs().ratio(0.9).factors(counts("vms", 3), names("d", 100)).run());

        assertThat(charts).hasSizeLessThan(8);
        assertThat(texts(charts.get(0)))
                .contains("Of 100 combinations of the other factors' levels 12 are drawn, those that moved most.");
    }

    @Test
    void tenThousandTreatmentsStaySmall() throws Exception {
        List<Chart> charts =
                charts(new Runs().blocks(1).factors(counts("size", 10_000)).run());

        assertThat(charts).allSatisfy(chart -> assertThat(chart.svg().length()).isLessThan(500_000));
        assertThat(points(charts.get(0)).count()).isBetween(100L, 700L);
        assertThat(charts.get(0).description()).contains("Of 10000 levels no more than 300 are drawn");
    }

    @Test
    void valuesOfZeroAndBelowHaveAZeroLine() throws Exception {
        Run judged = Svgs.measuring(
                new Runs().factors(counts("size", 3)),
                (trial, measured) -> Measurement.of(
                        new Reading("iops", 25.0 * (trial.position() % 3) - 50, "1/s", new TreeMap<>())));
        Run run = new Run(
                Runs.STARTED, List.of(new Run.Judged(judged.sessions().get(0).session(), null)), List.of());

        assertThat(charts(run)).hasSize(1);
        assertThat(texts(charts(run).get(0))).contains("-40", "0");
        assertThat(charts(run).get(0).description()).contains("highest 0 1/s");
    }

    @Test
    void hostileNamesDoNotBreakTheDrawing() throws Exception {
        Factor vms = new Factor("<vms>&\u0000", List.of(new Level("1", 1.0), new Level("2", 2.0)));
        Factor evil = new Factor(
                "evil",
                List.of(
                        Level.named("</svg><script>alert(1)</script>\u202e"),
                        Level.named("]]>\u001b" + "x".repeat(10_000))));

        for (Chart chart : charts(new Runs().factors(vms, evil).run())) {
            assertThat(elements(parse(chart.svg()), "script")).isEmpty();
            assertThat(chart.svg()).doesNotContain("\u202e");
            assertThat(chart.svg().length()).isLessThan(300_000);
            assertThat(chart.png()).isNotEmpty();
        }
    }

    @Test
    void darkPaperHasItsOwnColours() {
        assertThat(charts(new Runs().run()).get(0).svg())
                .contains("@media (prefers-color-scheme:dark)", ".plumbline-chart .fill-text{fill:#e8e8e8}");
    }

    private static Finding finding(Finding.Kind kind, String subject, String sentence, String factor) {
        return new Finding(kind, "iops", subject, null, null, sentence, new Place(factor, 14.5));
    }

    private static Factor counts(String name, int most) {
        return new Factor(
                name,
                IntStream.rangeClosed(1, most)
                        .mapToObj(n -> new Level(Integer.toString(n), (double) n))
                        .toList());
    }

    private static Factor names(String start, int count) {
        return new Factor(
                "driver",
                IntStream.range(0, count).mapToObj(i -> Level.named(start + i)).toList());
    }
}
