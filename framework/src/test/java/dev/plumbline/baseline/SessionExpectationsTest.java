package dev.plumbline.baseline;

import static dev.plumbline.baseline.SessionBuilder.session;
import static dev.plumbline.model.Expectation.State.MET;
import static dev.plumbline.model.Expectation.State.NOT_MET;
import static dev.plumbline.model.Expectation.State.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Alias;
import dev.plumbline.model.Expectation;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Level;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Whether stated shapes come out of curves whose truth is known. */
class SessionExpectationsTest {

    private static final DoubleUnaryOperator SHARED = n -> 500;
    private static final DoubleUnaryOperator GROWING = n -> 100 * n;

    @Test
    void aCurveFallsOrItDoesNot() {
        Expectation falls = expect(n -> 500 * Math.pow(0.9, n), "iops falls along vms");
        Expectation rises = expect(GROWING, "iops falls along vms");

        assertThat(falls.state()).isEqualTo(MET);
        assertThat(falls.sentence())
                .startsWith("as expected: iops falls along vms: it falls by 4")
                .contains("from vms=1 to vms=6");
        assertThat(rises.state()).isEqualTo(NOT_MET);
        assertThat(rises.sentence()).startsWith("not as expected: iops falls along vms: it rises by 5");
    }

    @Test
    void oneStepAgainstTheDirectionIsEnoughToFail() {
        Expectation bump = expect(n -> n == 4 ? 600 : 500 * Math.pow(0.9, n), "iops falls along vms");

        assertThat(bump.state()).isEqualTo(NOT_MET);
        assertThat(bump.sentence()).contains("and rises by", "from vms=3 to vms=4");
    }

    @Test
    void aLevelCurveNeitherFallsNorRises() {
        assertThat(expect(SHARED, "iops falls along vms").state()).isNotEqualTo(MET);
        assertThat(expect(SHARED, "iops rises along vms").state()).isNotEqualTo(MET);
    }

    @Test
    void flatIsWithinAShareOfTheMean() {
        assertThat(expect(SHARED, "iops is flat along vms within 5%").state()).isEqualTo(MET);

        Expectation steep = expect(GROWING, "iops is flat along vms within 50%");
        assertThat(steep.state()).isEqualTo(NOT_MET);
        assertThat(steep.sentence())
                .contains("it is furthest from its mean at vms=1, 6")
                .contains("% below");
    }

    @Test
    void theShareOfEachMachineIsTheResponseDividedByTheirNumber() {
        assertThat(expect(SHARED, "iops per vms at vms=2 is 0.49 to 0.51 times that at vms=1")
                        .state())
                .isEqualTo(MET);
        assertThat(expect(GROWING, "iops per vms is flat along vms within 3%").state())
                .isEqualTo(MET);
        assertThat(expect(SHARED, "iops per vms falls along vms").state()).isEqualTo(MET);
    }

    @Test
    void aRatioLiesBetweenItsBoundsOrOutsideOfThem() {
        assertThat(expect(GROWING, "iops at vms=6 is 5.5 to 6.5 times that at vms=1")
                        .state())
                .isEqualTo(MET);
        assertThat(expect(GROWING, "iops at vms=2..6 is at least 1.9 times that at vms=1")
                        .state())
                .isEqualTo(MET);

        Expectation less = expect(GROWING, "iops at vms=6 is at most 2 times that at vms=1");
        assertThat(less.state()).isEqualTo(NOT_MET);
        assertThat(less.sentence()).contains("it is 6.0").contains("[5.", "] times");
    }

    @Test
    void whatLiesOutsideByNoMoreThanTheNoiseAllowsForIsUndecided() {
        Session noisy = noisy(n -> 510, 0.3, "iops at vms=2 is 1.001 to 1.002 times that at vms=1")
                .build();

        assertThat(judged(noisy).state()).isEqualTo(UNDECIDED);
    }

    @Test
    void aJumpThatACovariateExplainsComesOut() {
        Expectation jump = expectAt13(n -> n < 13 ? 500 : 1000, "iops jumps up at vms=13 with LUNs in use", true);

        assertThat(jump.state()).isEqualTo(MET);
        assertThat(jump.sentence()).contains("from vms=12 to vms=13, where LUNs in use moves");
    }

    @Test
    void aJumpThatIsNotThereFailsAndNamesWhatLimited() {
        Expectation none = expectAt13(n -> 500, "iops jumps up at vms=13 with LUNs in use", true);

        assertThat(none.state()).isEqualTo(NOT_MET);
        assertThat(none.sentence()).contains("which is no jump").endsWith("; disk shelf (99 % busy) limited vms=8..22");
    }

    @Test
    void aJumpWithoutItsCovariateIsNotTheOneThatWasExpected() {
        Expectation unexplained =
                expectAt13(n -> n < 13 ? 500 : 1000, "iops jumps up at vms=13 with LUNs in use", false);

        assertThat(unexplained.state()).isEqualTo(NOT_MET);
        assertThat(unexplained.sentence()).contains("LUNs in use does not move there");
    }

    @Test
    void aJumpDownIsNoneUp() {
        assertThat(expectAt13(n -> n < 13 ? 1000 : 500, "iops jumps up at vms=13", true)
                        .state())
                .isEqualTo(NOT_MET);
        assertThat(expectAt13(n -> n < 13 ? 1000 : 500, "iops jumps down at vms=13", true)
                        .state())
                .isEqualTo(MET);
    }

    @Test
    void aSmoothCurveHasNoJump() {
        assertThat(expectAt13(n -> 500, "iops has no jump along vms", true).state())
                .isEqualTo(MET);
        assertThat(expectAt13(n -> n < 13 ? 500 : 1000, "iops has no jump along vms", true)
                        .state())
                .isEqualTo(NOT_MET);
        assertThat(expectAt13(n -> n < 15 ? 500 : 1000, "iops has no jump along vms", false)
                        .sentence())
                .contains("it jumps at vms=15");
    }

    @Test
    void aCurveThatIsTooShortForJumpsIsUndecided() {
        assertThat(expect(SHARED, "iops has no jump along vms").state()).isEqualTo(UNDECIDED);
    }

    @Test
    void aJumpBesideTheOneThatThePlanPredictsIsFoundToo() {
        assertThat(expectAt13(n -> n < 18 ? 500 : 1000, "iops has no jump along vms", true)
                        .sentence())
                .contains("it jumps at vms=18");
    }

    @Test
    void onAShortCurveAJumpIsToldWhereItsCovariateMovesAndNowhereElse() {
        SessionBuilder short8 =
                noisy(n -> 500, 0.005, "iops jumps up at vms=13").vms(8, 16);
        Alias at13 = new Alias("LUNs in use", "vms", "", new Level("13", 13.0), 1, 2);

        assertThat(judged(short8.build()).state()).isEqualTo(UNDECIDED);
        assertThat(judged(short8.aliases(at13).build()).state()).isEqualTo(NOT_MET);
        assertThat(judged(noisy(n -> 500, 0.005, "iops jumps up at vms=13 with LUNs in use")
                                .vms(8, 16)
                                .build())
                        .sentence())
                .contains("LUNs in use does not move there");
    }

    @Test
    void aKneeComesOutWhereItIs() {
        DoubleUnaryOperator bent = n -> 100 * Math.exp(0.2 * Math.min(n, 14));

        assertThat(expectAt13(bent, "iops bends at vms=12..16", false).state()).isEqualTo(MET);
        assertThat(expectAt13(bent, "iops bends at vms=17..20", false).state()).isEqualTo(NOT_MET);
        assertThat(expectAt13(n -> 100 * Math.exp(0.05 * n), "iops bends at vms=9..20", false)
                        .sentence())
                .contains("it does not bend");
    }

    @Test
    void aLimitIsNamedOrNot() {
        assertThat(expect(SHARED, "disk shelf limits everything").state()).isEqualTo(MET);
        assertThat(expect(SHARED, "disk* limits vms=2..3").state()).isEqualTo(MET);
        assertThat(expect(SHARED, "peer-1* does not limit everything").state()).isEqualTo(MET);

        Expectation other = expect(SHARED, "lun-1 limits vms=2..3");
        assertThat(other.state()).isEqualTo(NOT_MET);
        assertThat(other.sentence())
                .contains("it does not at vms=2 and 1 more; disk shelf (99 % busy) limited vms=2,3");
    }

    @Test
    void whatWasNotMeasuredIsUndecidedAndSaysWhy() {
        Session partial = noisy(SHARED, 0.01, "iops is flat along vms within 5%")
                .onlyTheFirst(4)
                .build();
        Session lost = noisy(SHARED, 0.01, "iops is flat along vms within 5%")
                .values((block, vms) -> block == 2 && vms == 3 ? null : 500.0)
                .build();
        Session once = noisy(SHARED, 0.01, "iops is flat along vms within 5%")
                .blocks(1)
                .build();

        assertThat(judged(partial).sentence())
                .isEqualTo("cannot tell: iops is flat along vms within 5%: vms=5 and 1 more were not to be measured");
        assertThat(judged(lost).sentence()).contains("vms=3 lost 1 of 5 trials");
        assertThat(judged(once).sentence()).contains("one block tells nothing of the noise");
    }

    @Test
    void anExpectationNeverChangesTheVerdict() {
        Session session = noisy(GROWING, 0.01, "iops falls along vms").build();

        Judgement judgement = Judge.byLevelAndShape().judge(session, StoredSessions.of(), ExpectedDifferences.none());

        assertThat(judgement.verdict()).isEqualTo(Verdict.NO_BASELINE);
        assertThat(judgement.expected()).hasSize(1);
    }

    @Test
    void bothArmsMustShowIt() {
        Random random = new Random(4);
        Session session = session(1)
                .arms("old", "new")
                .expect("iops is flat along vms within 10%")
                .armValues((arm, block, vms) ->
                        (arm.equals("old") ? 500 : 100 * vms) * Math.exp(0.01 * random.nextGaussian()))
                .build();

        assertThat(judged(session).state()).isEqualTo(NOT_MET);
        assertThat(judged(session).sentence()).contains("arm old: as expected", "arm new: not as expected");
    }

    private static Expectation expect(DoubleUnaryOperator curve, String sentence) {
        return judged(noisy(curve, 0.005, sentence).build());
    }

    private static Expectation expectAt13(DoubleUnaryOperator curve, String sentence, boolean moves) {
        SessionBuilder session = noisy(curve, 0.005, sentence).vms(8, 22);
        return judged(
                (moves ? session.aliases(new Alias("LUNs in use", "vms", "", new Level("13", 13.0), 1, 2)) : session)
                        .build());
    }

    private static SessionBuilder noisy(DoubleUnaryOperator curve, double noise, String sentence) {
        Random random = new Random(7);
        return session(1)
                .expect(sentence)
                .busy(Map.of("disk shelf", 0.99))
                .values((block, vms) -> curve.applyAsDouble(vms) * Math.exp(noise * random.nextGaussian()));
    }

    private static Expectation judged(Session session) {
        return Judge.byLevelAndShape()
                .judge(session, StoredSessions.of(), ExpectedDifferences.none())
                .expected()
                .get(0);
    }
}
