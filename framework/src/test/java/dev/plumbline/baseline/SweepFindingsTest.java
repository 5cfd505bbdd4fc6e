package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What is said of a sweep beside its level: slopes, knees, peaks, contrasts and limits. */
class SweepFindingsTest {

    @Test
    void aSlopeIsToldAndHeldAgainstTheStoredOnes() {
        Judgement same = judge(n -> 500 * Math.pow(0.97, n), n -> 500 * Math.pow(0.97, n));
        Judgement steeper = judge(n -> 500 * Math.pow(0.93, n), n -> 500 * Math.pow(0.97, n));

        assertThat(finding(same, Finding.Kind.SLOPE).sentence())
                .matches(
                        "EQUIVALENT: iops falls by (2\\.[89]|3|3\\.[12]) % with each further vms; before: falls by .* %");
        assertThat(finding(same, Finding.Kind.SLOPE).verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(finding(steeper, Finding.Kind.SLOPE).verdict()).isEqualTo(Verdict.REGRESSION);
    }

    @Test
    void aSlopeAloneDoesNotDecideAboutTheSweep() {
        Judgement steeper = judge(n -> 500 * Math.pow(0.985, n - 7.5), n -> 500.0);

        assertThat(finding(steeper, Finding.Kind.SLOPE).verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(steeper.verdict()).isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void aKneeThatCameEarlierIsTold() {
        Judgement judgement =
                judge(n -> 100 * Math.exp(0.1 * Math.min(n, 6)), n -> 100 * Math.exp(0.1 * Math.min(n, 10)));

        assertThat(finding(judgement, Finding.Kind.KNEE).verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(finding(judgement, Finding.Kind.KNEE).sentence()).contains("iops bends at vms=", "; before: vms=");
    }

    @Test
    void aStraightLineHasNoKneeAndARisingCurveNoPeak() {
        Judgement judgement = judge(n -> 100 * Math.pow(1.1, n), n -> 100 * Math.pow(1.1, n));

        assertThat(judgement.findings())
                .noneMatch(finding -> finding.kind() == Finding.Kind.KNEE || finding.kind() == Finding.Kind.PEAK);
    }

    @Test
    void aLineThatIsStraightOnItsOwnScaleHasNoKneeThoughItIsBentOnLogs() {
        DoubleUnaryOperator line = n -> 2 + 0.5 * n;

        assertThat(judge(line, line).findings()).noneMatch(finding -> finding.kind() == Finding.Kind.KNEE);
    }

    @Test
    void aBendThatTheToleranceWouldNotSeeIsNone() {
        DoubleUnaryOperator bent =
                n -> 500 * Math.exp(0.004 * Math.abs(n - 8)); // departs by 3 %, and the tolerance is 5 %

        assertThat(judge(bent, bent).findings()).noneMatch(finding -> finding.kind() == Finding.Kind.KNEE);
    }

    @Test
    void aPeakIsToldByTheScalabilityLawWhereItFits() {
        DoubleUnaryOperator law = n -> 100 * n / (1 + 0.02 * (n - 1) + 0.02 * n * (n - 1));

        assertThat(finding(judge(law, law), Finding.Kind.PEAK).sentence())
                .matches(".*iops is highest at vms=(6\\.[6-9]|7|7\\.[0-4])\\d*; before: vms=.*");
    }

    @Test
    void slopesAreToldWithoutABaselineToo() {
        Judgement judgement = Judge.byLevelAndShape()
                .judge(session(9, n -> 500 * Math.pow(0.97, n)), StoredSessions.of(), ExpectedDifferences.none());

        assertThat(finding(judgement, Finding.Kind.SLOPE).verdict()).isNull();
    }

    @Test
    void slopesOfTwoArmsAreComparedBlockByBlock() {
        Random random = new Random(8);
        Session session = SessionBuilder.session(1)
                .vms(1, 14)
                .arms("old", "new")
                .armValues((arm, b, vms) ->
                        500 * Math.pow(arm.equals("new") ? 0.93 : 0.97, vms) * Math.exp(0.005 * random.nextGaussian()))
                .build();

        Judgement judgement = Judge.byLevelAndShape().judge(session, StoredSessions.of(), ExpectedDifferences.none());

        assertThat(finding(judgement, Finding.Kind.SLOPE).verdict()).isEqualTo(Verdict.REGRESSION);
    }

    @Test
    void whereManyTreatmentsMoveTheLevelsOfAFactorAreContrasted() {
        LargeSweep sweep = new LargeSweep();

        Judgement judgement = sweep.judge(placement -> placement.equals("PACKED") ? 0.8 : 1);

        assertThat(judgement.findings())
                .filteredOn(finding -> finding.kind() == Finding.Kind.CONTRAST)
                .filteredOn(finding -> finding.subject().startsWith("placement"))
                .extracting(Finding::subject, Finding::verdict)
                .containsExactly(
                        tuple("placement=PACKED", Verdict.REGRESSION),
                        tuple("placement=ALTERNATING", Verdict.EQUIVALENT));
        assertThat(sweep.judge(placement -> 1).findings())
                .noneMatch(finding -> finding.kind() == Finding.Kind.CONTRAST);
    }

    @Test
    void whatLimitedWhichTreatmentsIsOneSentenceForEachResource() {
        Judgement judgement = new LargeSweep()
                .busy((placement, vms) -> placement.equals("PACKED") && vms <= 4
                        ? Map.of("LUN lun-1", 0.998, "parent CPU", 0.4)
                        : placement.equals("PACKED") ? Map.of("generator CPU", 0.95) : Map.of("LUN lun-1", 0.5))
                .judge(placement -> 1);

        assertThat(judgement.findings())
                .filteredOn(finding -> finding.kind() == Finding.Kind.LIMIT)
                .extracting(Finding::sentence)
                .containsExactly(
                        "LUN lun-1 (99.8 % busy) limited vms=1..4, placement=PACKED",
                        "generator CPU (95 % busy) limited vms=5..8, placement=PACKED: these figures are a statement about"
                                + " the load generator",
                        "nothing named limited vms=1..8, placement=ALTERNATING");
        assertThat(judgement.cells())
                .filteredOn(cell -> cell.treatment().equals("placement=PACKED,vms=6"))
                .allMatch(cell -> cell.limiter()
                        .equals("generator CPU (95 % busy): the figure is a statement about the load generator"));
    }

    @Test
    void aComputerThatIsExhaustedByTheGeneratorSaysNothingOfTheLabOnIt() {
        Judgement judgement = new LargeSweep()
                .busy((placement, vms) ->
                        Map.of("parent CPU", 0.99, "generator CPU", placement.equals("PACKED") ? 0.5 : 0.1))
                .judge(placement -> 1);

        assertThat(judgement.findings())
                .filteredOn(finding -> finding.kind() == Finding.Kind.LIMIT)
                .extracting(Finding::sentence)
                .first(as(InstanceOfAssertFactories.STRING))
                .startsWith("parent CPU (99 % busy) limited");
        assertThat(judgement.cells())
                .filteredOn(cell -> cell.treatment().equals("placement=PACKED,vms=6"))
                .allMatch(cell -> cell.limiter()
                        .equals("parent CPU (99 % busy): the figure is a statement about the load generator"));
        assertThat(judgement.cells())
                .filteredOn(cell -> cell.treatment().equals("placement=ALTERNATING,vms=6"))
                .allMatch(cell -> cell.limiter().equals("parent CPU (99 % busy)"));
    }

    private static Judgement judge(DoubleUnaryOperator fresh, DoubleUnaryOperator stored) {
        Session[] before =
                IntStream.rangeClosed(1, 4).mapToObj(n -> session(n, stored)).toArray(Session[]::new);
        return Judge.byLevelAndShape().judge(session(9, fresh), StoredSessions.of(before), ExpectedDifferences.none());
    }

    private static Session session(int number, DoubleUnaryOperator curve) {
        Random random = new Random(number);
        double ofSession = 0.002 * random.nextGaussian();
        return SessionBuilder.session(number)
                .vms(1, 14)
                .values((b, vms) -> curve.applyAsDouble(vms) * Math.exp(ofSession + 0.005 * random.nextGaussian()))
                .build();
    }

    private static Finding finding(Judgement judgement, Finding.Kind kind) {
        List<Finding> found = judgement.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
        assertThat(found).as(judgement.findings().toString()).hasSize(1);
        return found.get(0);
    }
}
