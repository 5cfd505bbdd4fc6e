package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Alias;
import dev.plumbline.model.Better;
import dev.plumbline.model.Cell;
import dev.plumbline.model.EnvironmentChange;
import dev.plumbline.model.EnvironmentDifference;
import dev.plumbline.model.EnvironmentDifference.Kind;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Level;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each outcome of judging, on a lab with 0.2 % of noise between sessions and 1 % between trials. */
class JudgeTest {

    private static final IntToDoubleFunction UNCHANGED = vms -> 1;
    private static final UnaryOperator<SessionBuilder> AS_IS = builder -> builder;

    @Test
    void anUnchangedSweepIsEquivalent() {
        Judgement judgement = judge(fresh(UNCHANGED), stored(3, AS_IS));

        assertThat(judgement.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(judgement.cells())
                .hasSize(6)
                .allSatisfy(cell -> assertThat(cell.verdict()).isEqualTo(Verdict.EQUIVALENT));
        assertThat(judgement.baselines()).containsExactly("s1", "s2", "s3");
    }

    @Test
    void aUniformFallIsARegressionOfTheLevelAndOfEveryTreatment() {
        Judgement judgement = judge(fresh(vms -> 0.87), stored(3, AS_IS));

        assertThat(judgement.verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(judgement.sentence())
                .matches(
                        "REGRESSION: iops of the whole sweep fell by 1[23]\\.?\\d? % \\[−1\\d\\.?\\d? %, −1\\d\\.?\\d? %],"
                                + " tolerance 5 % \\(\\d+\\.?\\d* → \\d+\\.?\\d* 1/s, 3 stored sessions\\)");
        assertThat(judgement.cells()).allSatisfy(cell -> {
            assertThat(cell.verdict()).isEqualTo(Verdict.REGRESSION);
            assertThat(cell.sentence())
                    .contains("the whole sweep fell by", "beyond the tolerance of 5 %; beyond that it");
        });
    }

    @Test
    void oneTreatmentThatFellIsARegressionOfItsShapeOnly() {
        UnaryOperator<SessionBuilder> thirty = builder -> builder.vms(1, 30);

        Judgement judgement = judge(thirty.apply(fresh(vms -> vms == 5 ? 0.8 : 1)), stored(3, thirty));

        assertThat(verdict(judgement, 5)).isEqualTo(Verdict.REGRESSION);
        assertThat(verdict(judgement, 6)).isEqualTo(Verdict.EQUIVALENT);
        assertThat(cell(judgement, 5).sentence())
                .startsWith("REGRESSION: iops of vms=5 fell by ")
                .contains("the whole sweep ", "inside the tolerance", "beyond that it fell by 1");
        assertThat(judgement.verdict()).isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void aThirdOfTheTreatmentsThatFellDoNotHideOneAnother() {
        UnaryOperator<SessionBuilder> thirty = builder -> builder.vms(1, 30);

        Judgement judgement = judge(thirty.apply(fresh(vms -> vms <= 10 ? 0.8 : 1)), stored(3, thirty));

        assertThat(judgement.cells().subList(0, 10)).allMatch(cell -> cell.verdict() == Verdict.REGRESSION);
    }

    @Test
    void aTreatmentThatStayedWhereItWasWhileTheOthersGainedIsNoRegression() {
        Judgement judgement = judge(fresh(vms -> vms == 5 ? 1 : 1.3), stored(3, AS_IS));

        assertThat(judgement.verdict()).isEqualTo(Verdict.IMPROVEMENT);
        assertThat(verdict(judgement, 5)).isIn(Verdict.EQUIVALENT, Verdict.INCONCLUSIVE);
        assertThat(cell(judgement, 5).sentence()).contains("its own value did not move that far");
        assertThat(verdict(judgement, 4)).isEqualTo(Verdict.IMPROVEMENT);
    }

    @Test
    void aLevelAndAShapeThatAreOutsideOnlyTogetherAreNoPass() {
        Judgement judgement =
                judge(fresh(vms -> vms == 5 ? 0.927 : 0.97).blocks(50), stored(10, builder -> builder.blocks(50)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(verdict(judgement, 5)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(cell(judgement, 5).sentence()).contains("each is inside the tolerance, but both together are not");
    }

    @Test
    void aResponseThatShouldBeLowRegressesByRising() {
        UnaryOperator<SessionBuilder> latency = builder -> builder.response("latency", "ms", Better.LOWER);

        assertThat(judge(latency.apply(fresh(vms -> 1.2)), stored(3, latency)).verdict())
                .isEqualTo(Verdict.REGRESSION);
        assertThat(judge(latency.apply(fresh(vms -> 0.8)), stored(3, latency)).verdict())
                .isEqualTo(Verdict.IMPROVEMENT);
    }

    @Test
    void withoutAStoredSessionThereIsNoBaseline() {
        Judgement judgement = judge(fresh(UNCHANGED), List.of());

        assertThat(judgement.verdict()).isEqualTo(Verdict.NO_BASELINE);
        assertThat(judgement.sentence())
                .isEqualTo("NO_BASELINE: nothing is stored for org.example.VmCount.disk on lab embedded;"
                        + " plumbline.baseline=record stores a session");
        assertThat(cell(judgement, 1).mean()).isBetween(400.0, 600.0);
        assertThat(cell(judgement, 1).interval()).isNotNull();
        assertThat(cell(judgement, 1).comparison()).isNull();
    }

    @Test
    void aLabThatIsHeldAgainstAnotherIsToldWhereToRecord() {
        StoredSessions none = new StoredSessions(List.of(), List.of(), Map.of(), null, List.of(), null, "host");

        Judgement judgement = Judge.byLevelAndShape().judge(fresh(UNCHANGED).build(), none, ExpectedDifferences.none());

        assertThat(judgement.sentence())
                .isEqualTo("NO_BASELINE: nothing is stored for org.example.VmCount.disk on lab host, against whose"
                        + " sessions embedded is held; a run there with plumbline.baseline=record stores one");
    }

    @Test
    void storedFilesThatCannotBeUsedAreNoted() {
        StoredSessions unusable = new StoredSessions(List.of(), List.of("a.json is cut off"));

        Judgement judgement =
                Judge.byLevelAndShape().judge(fresh(UNCHANGED).build(), unusable, ExpectedDifferences.none());

        assertThat(judgement.verdict()).isEqualTo(Verdict.NO_BASELINE);
        assertThat(judgement.sentence()).contains("none of the 1 stored files");
        assertThat(notes(judgement)).containsExactly("a.json is cut off");
    }

    @Test
    void aSessionIsNotItsOwnBaseline() {
        Session session = fresh(UNCHANGED).build();

        assertThat(judge(session, List.of(session), "").verdict()).isEqualTo(Verdict.NO_BASELINE);
    }

    @Test
    void oneStoredSessionCannotTellAShiftFromAMood() {
        Judgement judgement = judge(fresh(vms -> 0.5), stored(1, AS_IS));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.sentence()).contains("needs at least 3 stored sessions", "within-session only");
        assertThat(judgement.cells()).noneMatch(cell -> cell.verdict() == Verdict.EQUIVALENT);
    }

    @Test
    void twoStoredSessionsWidenHonestly() {
        Judgement judgement = judge(fresh(vms -> 0.95), stored(2, AS_IS));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.sentence())
                .contains("the smallest worsening that it could have seen is a fall by", "would");
    }

    @Test
    void anotherEnvironmentIsNotComparableAndTheDifferencesAreListed() {
        SessionBuilder other = fresh(UNCHANGED).identity(Map.of("nic.driver", "virtio", "cpu", "x"));

        Judgement judgement = judge(other, stored(3, AS_IS));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(judgement.sentence())
                .contains("bios.version 1.2 → (none), cpu (none) → x, nic.driver e1000 → virtio");
        assertThat(judgement.cells()).allMatch(cell -> cell.verdict() == Verdict.NOT_COMPARABLE);
    }

    @Test
    void anExpectedDifferenceIsComparedAndNoted() {
        Session other = fresh(UNCHANGED)
                .identity(Map.of("nic.driver", "virtio", "bios.version", "1.3"))
                .build();

        Judgement judgement = judge(other, stored(3, AS_IS), "nic.driver, bios.*,disk.*");

        assertThat(judgement.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(notes(judgement))
                .containsExactly(
                        "differs as expected: bios.version 1.2 → 1.3, nic.driver e1000 → virtio",
                        "'disk.*' was expected to differ and does not: was the change in effect?");
        assertThat(judge(other, stored(3, AS_IS), "nic.*").verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    }

    @Test
    void whatDiffersIsCarriedAsData() {
        Session other = fresh(UNCHANGED)
                .identity(Map.of("nic.driver", "virtio", "bios.version", "1.3"))
                .build();

        Judgement judgement = judge(other, stored(3, AS_IS), "nic.driver,disk.*");

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(judgement.environment())
                .isEqualTo(new EnvironmentChange(
                        List.of(
                                new EnvironmentDifference(
                                        Kind.UNEXPECTED, "bios.version", "1.2", "1.3", List.of("s1", "s2", "s3")),
                                new EnvironmentDifference(
                                        Kind.EXPECTED, "nic.driver", "e1000", "virtio", List.of("s1", "s2", "s3"))),
                        List.of("disk.*"),
                        List.of("s1", "s2", "s3")));
    }

    @Test
    void aDifferenceThatIsOnlyInLeftOutSessionsIsNoSignThatAChangeIsInEffect() {
        List<Session> stored = IntStream.rangeClosed(1, 4)
                .mapToObj(n -> noisy(n, UNCHANGED)
                        .identity(n == 1 ? Map.of("nic.driver", "e1000", "cpu", "old") : Map.of("nic.driver", "virtio"))
                        .build())
                .toList();

        Judgement judgement =
                judge(fresh(UNCHANGED).identity(Map.of("nic.driver", "virtio")).build(), stored, "nic.driver");

        assertThat(judgement.baselines()).containsExactly("s2", "s3", "s4");
        assertThat(judgement.environment().leftOut()).containsExactly("s1");
        assertThat(judgement.environment().expectedButSame()).containsExactly("nic.driver");
    }

    @Test
    void whatIsForInformationIsListedAndChangesNoVerdict() {
        Session other = fresh(UNCHANGED).informational(Map.of("rack", "B4")).build();

        Judgement judgement = judge(other, stored(3, AS_IS), "");

        assertThat(judgement.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(notes(judgement)).isEmpty();
        assertThat(judgement.environment().differences())
                .containsExactly(
                        new EnvironmentDifference(Kind.INFORMATIONAL, "rack", null, "B4", List.of("s1", "s2", "s3")));
    }

    @Test
    void storedSessionsOfAnotherEnvironmentAreLeftOut() {
        List<Session> stored = IntStream.rangeClosed(1, 4)
                .mapToObj(n -> noisy(n, UNCHANGED)
                        .identity(n == 1 ? Map.of("cpu", "old") : Map.of("cpu", "new"))
                        .build())
                .toList();

        Judgement judgement = judge(fresh(UNCHANGED).identity(Map.of("cpu", "new")), stored);

        assertThat(judgement.baselines()).containsExactly("s2", "s3", "s4");
        assertThat(notes(judgement))
                .containsExactly("1 stored session is left out, since the environment differs: cpu old → new");
    }

    @Test
    void aLostTrialBreaksItsTreatmentAndTheSweepAndTheOthersAreJudged() {
        SessionBuilder lost = fresh(UNCHANGED);
        SessionBuilder.Values whole = values(99, UNCHANGED);

        Judgement judgement =
                judge(lost.values((b, vms) -> vms == 2 && b == 3 ? null : whole.at(b, vms)), stored(3, AS_IS));

        assertThat(judgement.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judgement.sentence()).isEqualTo("BROKEN: vms=2 lost 1 of 5 trials (vm-02 did not answer)");
        assertThat(verdict(judgement, 2)).isEqualTo(Verdict.BROKEN);
        assertThat(cell(judgement, 2).trials()).isEqualTo(4);
        assertThat(verdict(judgement, 3)).isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void aTreatmentWithoutACompleteTrialHasNoMean() {
        Judgement judgement = judge(fresh(UNCHANGED).values((b, vms) -> null), stored(3, AS_IS));

        assertThat(judgement.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judgement.sentence()).isEqualTo("BROKEN: no treatment has all its trials");
        assertThat(cell(judgement, 2).mean()).isNull();
        assertThat(cell(judgement, 2).sentence()).contains("lost 5 of 5 trials");
    }

    @Test
    void aValueOfZeroOrLessIsBroken() {
        SessionBuilder.Values whole = values(99, UNCHANGED);
        for (double bad : new double[] {0, -3}) {
            Judgement judgement = judge(
                    fresh(UNCHANGED).values((b, vms) -> vms == 2 && b == 3 ? Double.valueOf(bad) : whole.at(b, vms)),
                    stored(3, AS_IS));

            assertThat(verdict(judgement, 2)).isEqualTo(Verdict.BROKEN);
            assertThat(cell(judgement, 2).sentence()).contains("measured 0 or less in 1 of 5 trials");
        }
    }

    @Test
    void aStoredValueOfZeroLeavesItsTreatmentWithoutABaseline() {
        List<Session> stored = IntStream.rangeClosed(1, 3)
                .mapToObj(n -> {
                    SessionBuilder.Values whole = values(n, UNCHANGED);
                    return noisy(n, UNCHANGED)
                            .values((b, vms) -> vms == 2 && n == 1 ? Double.valueOf(0) : whole.at(b, vms))
                            .build();
                })
                .toList();

        Judgement judgement = judge(fresh(UNCHANGED), stored);

        assertThat(verdict(judgement, 2)).isEqualTo(Verdict.NO_BASELINE);
        assertThat(verdict(judgement, 3)).isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void anotherUnitIsNotComparable() {
        Judgement judgement =
                judge(fresh(UNCHANGED), stored(3, builder -> builder.response("iops", "1/min", Better.HIGHER)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(notes(judgement)).hasSize(3).first().asString().contains("has it in '1/min', not in '1/s'");
    }

    @Test
    void aResponseThatWasNeverStoredHasNoBaseline() {
        Judgement judgement =
                judge(fresh(UNCHANGED), stored(3, builder -> builder.response("mbps", "1/s", Better.HIGHER)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NO_BASELINE);
    }

    @Test
    void onlyCommonTreatmentsAreCompared() {
        Judgement judgement = judge(fresh(UNCHANGED).vms(4, 9), stored(3, AS_IS));

        assertThat(verdict(judgement, 5)).isEqualTo(Verdict.EQUIVALENT);
        assertThat(verdict(judgement, 8)).isEqualTo(Verdict.NO_BASELINE);
        assertThat(judge(fresh(UNCHANGED).vms(7, 9), stored(3, AS_IS)).verdict())
                .isEqualTo(Verdict.NO_BASELINE);
    }

    @Test
    void sessionsThatLackATreatmentAreLeftOutOnceThereAreEnoughOthers() {
        List<Session> stored = IntStream.rangeClosed(1, 4)
                .mapToObj(n -> noisy(n, UNCHANGED).vms(1, n == 1 ? 3 : 6).build())
                .toList();

        Judgement judgement = judge(fresh(UNCHANGED), stored);

        assertThat(judgement.baselines()).containsExactly("s2", "s3", "s4");
        assertThat(verdict(judgement, 6)).isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void storedSessionsWithoutAnyVarianceTellNothing() {
        Judgement judgement = judge(fresh(UNCHANGED), stored(3, builder -> builder.values((b, vms) -> 500.0)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.sentence()).contains("the stored sessions do not vary at all");
        assertThat(judgement.cells()).allMatch(cell -> cell.verdict() == Verdict.INCONCLUSIVE);
    }

    @Test
    void aCountHasNoNoiseWhereOtherResponsesShowThatTheSessionsAreNoCopies() {
        List<Session> stored = stored(3, builder -> builder.count(40));

        assertThat(counted(fresh(UNCHANGED).count(40), stored)).isEqualTo(Verdict.EQUIVALENT);
        assertThat(counted(fresh(UNCHANGED).count(41), stored))
                .as("within its tolerance")
                .isEqualTo(Verdict.EQUIVALENT);
        assertThat(counted(fresh(UNCHANGED).count(43), stored)).isEqualTo(Verdict.REGRESSION);
        assertThat(counted(fresh(UNCHANGED).count(37), stored)).isEqualTo(Verdict.IMPROVEMENT);
        assertThat(counted(fresh(UNCHANGED).count(40), stored(1, builder -> builder.count(40))))
                .as("one stored session says nothing of a level")
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static Verdict counted(SessionBuilder fresh, List<Session> stored) {
        return judge(fresh, stored).findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.LEVEL
                        && finding.response().equals("count"))
                .map(finding -> Objects.requireNonNull(finding.verdict()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneBlockIsNeverAPassAndMayBeARegression() {
        UnaryOperator<SessionBuilder> oneBlock = builder -> builder.blocks(1);

        Judgement unchanged = judge(oneBlock.apply(fresh(UNCHANGED)), stored(3, AS_IS));

        assertThat(unchanged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(unchanged.sentence()).contains("a pass needs at least 2 blocks");
        assertThat(cell(unchanged, 1).interval()).isNull();
        assertThat(judge(fresh(UNCHANGED), stored(3, oneBlock)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(oneBlock.apply(fresh(UNCHANGED)), stored(1, oneBlock)).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(oneBlock.apply(fresh(vms -> 0.5)), stored(3, AS_IS)).verdict())
                .isEqualTo(Verdict.REGRESSION);
    }

    @Test
    void aPartialSessionIsProvisionalAndNeverAPass() {
        Judgement judgement = judge(fresh(UNCHANGED).onlyTheFirst(2), stored(3, AS_IS));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.sentence())
                .startsWith("INCONCLUSIVE (provisional): ")
                .contains("only 2 of 6 treatments were measured");
        assertThat(judge(fresh(vms -> 0.8).onlyTheFirst(1), stored(3, AS_IS)).sentence())
                .startsWith("REGRESSION (provisional): ");
    }

    @Test
    void aSessionThatEndedEarlyIsJudgedByItsCompleteBlocks() {
        Session full = fresh(UNCHANGED).endedEarly("the budget was spent").build();
        Session cut = withoutTheLastTrials(full, 8);

        Judgement judgement = judge(cut, stored(3, AS_IS), "");

        assertThat(judgement.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(judgement.cells()).allMatch(cell -> cell.trials() == 3);
        assertThat(judgement.findings())
                .extracting(Finding::sentence)
                .contains("only complete blocks are judged, since the session ended early: the budget was spent");
    }

    @Test
    void aSessionThatEndedBeforeItsFirstBlockWasCompleteIsBroken() {
        Session cut =
                withoutTheLastTrials(fresh(UNCHANGED).endedEarly("stopped").build(), 28);

        Judgement judgement = judge(cut, stored(3, AS_IS), "");

        assertThat(judgement.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(cell(judgement, 1).sentence()).contains("has no complete block");
    }

    @Test
    void aSweepOfOneTreatmentIsItsLevel() {
        UnaryOperator<SessionBuilder> one = builder -> builder.vms(3, 3);

        Judgement judgement = judge(one.apply(fresh(vms -> 0.8)), stored(3, one));

        assertThat(judgement.verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(cell(judgement, 3).verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(cell(judgement, 3).shape()).isNull();
        assertThat(cell(judgement, 3).sentence()).startsWith("REGRESSION: iops of vms=3 fell by");
    }

    @Test
    void aCovariateThatMovesWithAFactorIsAFinding() {
        Alias alias = new Alias("LUNs in use", "vms", "placement=PACKED", new Level("13", 13.0), 1, 2);

        Judgement judgement = judge(fresh(UNCHANGED).aliases(alias), stored(3, AS_IS));

        assertThat(judgement.findings())
                .contains(new Finding(Finding.Kind.DESIGN, "", "placement=PACKED", null, null, alias.sentence()));
    }

    @Test
    void theResourcesThatWereBusyEnoughAreTheLimiter() {
        Judgement limited =
                judge(fresh(UNCHANGED).busy(Map.of("LUN lun-1", 0.99, "parent CPU", 0.95)), stored(3, AS_IS));
        Judgement idle = judge(fresh(UNCHANGED).busy(Map.of("LUN lun-1", 0.89)), stored(3, AS_IS));

        assertThat(limited.cells()).allMatch(cell -> cell.limiter().equals("LUN lun-1, parent CPU (97 % busy)"));
        assertThat(idle.cells()).allMatch(cell -> cell.limiter().isEmpty());
    }

    private static Session withoutTheLastTrials(Session full, int count) {
        return full.measured(
                full.design(),
                full.fixtures(),
                full.trials().subList(0, full.trials().size() - count),
                full.endedEarly());
    }

    private static SessionBuilder fresh(IntToDoubleFunction ratio) {
        return noisy(99, ratio);
    }

    private static List<Session> stored(int count, UnaryOperator<SessionBuilder> change) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> change.apply(noisy(n, UNCHANGED)).build())
                .toList();
    }

    private static SessionBuilder noisy(int number, IntToDoubleFunction ratio) {
        return SessionBuilder.session(number).values(values(number, ratio));
    }

    /** The same noise for the same session, block and treatment, in whatever order they are asked for. */
    private static SessionBuilder.Values values(int number, IntToDoubleFunction ratio) {
        double ofSession = gaussian(number) * 0.002;
        return (block, vms) -> 500
                * ratio.applyAsDouble(vms)
                * Math.exp(ofSession + gaussian(number * 100_003L + block * 1_009L + vms) * 0.01);
    }

    private static double gaussian(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        random.nextGaussian();
        return random.nextGaussian();
    }

    private static Judgement judge(SessionBuilder fresh, List<Session> stored) {
        return judge(fresh.build(), stored, "");
    }

    private static Judgement judge(Session fresh, List<Session> stored, String expected) {
        return Judge.byLevelAndShape()
                .judge(fresh, new StoredSessions(stored, List.of()), ExpectedDifferences.parse(expected));
    }

    private static Cell cell(Judgement judgement, int vms) {
        return judgement.cells().stream()
                .filter(cell -> cell.treatment().equals("vms=" + vms))
                .findFirst()
                .orElseThrow();
    }

    private static Verdict verdict(Judgement judgement, int vms) {
        return cell(judgement, vms).verdict();
    }

    private static List<String> notes(Judgement judgement) {
        return judgement.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.NOTE)
                .map(Finding::sentence)
                .toList();
    }
}
