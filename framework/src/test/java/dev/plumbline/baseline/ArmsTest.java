package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Better;
import dev.plumbline.model.Cell;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Both sides of a change measured in one session: blocks vary by 4 %, trials by 1 %. */
class ArmsTest {

    @Test
    void anUnchangedSecondArmIsEquivalentWithoutAnyStoredSession() {
        Judgement judgement = judge(arms(vms -> 1));

        assertThat(judgement.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(judgement.baselines()).isEmpty();
        assertThat(judgement.cells())
                .hasSize(6)
                .allSatisfy(cell -> assertThat(cell.verdict()).isEqualTo(Verdict.EQUIVALENT));
    }

    @Test
    void aUniformFallIsARegressionWhateverTheBlocksDo() {
        Judgement judgement = judge(arms(vms -> 0.87));

        assertThat(judgement.verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(judgement.sentence())
                .matches(
                        "REGRESSION: iops of the whole sweep fell by 1[234]\\.?\\d? % \\[−1\\d\\.?\\d? %, −1\\d\\.?\\d? %],"
                                + " tolerance 5 % \\(\\d+\\.?\\d* → \\d+\\.?\\d* 1/s, new against old arm, 5 blocks\\)");
        assertThat(judgement.cells()).allMatch(cell -> cell.verdict() == Verdict.REGRESSION);
    }

    @Test
    void aRowShowsTheSecondArmBesideTheFirst() {
        Cell cell = judge(arms(vms -> 0.87)).cells().get(0);

        assertThat(cell.trials()).isEqualTo(5);
        assertThat(cell.comparison()).isNotNull();
        assertThat(cell.mean())
                .isCloseTo(cell.comparison().baseline() * cell.comparison().ratio(), ofPermille());
    }

    @Test
    void oneTreatmentThatFellIsARegressionOfItsShapeOnly() {
        Judgement judgement = judge(arms(vms -> vms == 5 ? 0.8 : 1).vms(1, 20));

        assertThat(judgement.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(judgement.cells())
                .filteredOn(cell -> cell.verdict() == Verdict.REGRESSION)
                .extracting(Cell::treatment)
                .containsExactly("vms=5");
    }

    @Test
    void aSweepOfOneTreatmentIsItsLevel() {
        Judgement judgement = judge(arms(vms -> 0.8).vms(3, 3));

        assertThat(judgement.verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(judgement.cells().get(0).shape()).isNull();
    }

    @Test
    void storedSessionsOfAnotherEnvironmentDoNotMatter() {
        Session other = arms(vms -> 1).arms().identity(Map.of("cpu", "x")).build();

        Judgement judgement = Judge.byLevelAndShape()
                .judge(arms(vms -> 1).build(), StoredSessions.of(other), ExpectedDifferences.none());

        assertThat(judgement.verdict()).isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void aTrialThatIsLostOnOneArmBreaksItsTreatment() {
        SessionBuilder.ArmValues whole = values(vms -> 1);
        SessionBuilder lost = arms(vms -> 1)
                .armValues((arm, b, vms) -> arm.equals("old") && b == 2 && vms == 3 ? null : whole.at(arm, b, vms));

        Judgement judgement = judge(lost);

        assertThat(judgement.sentence())
                .isEqualTo("BROKEN: vms=3 lost 1 of 5 trials (vm-02 did not answer) on arm old");
        assertThat(judgement.cells())
                .filteredOn(cell -> cell.verdict() == Verdict.BROKEN)
                .extracting(Cell::treatment)
                .containsExactly("vms=3");
    }

    @Test
    void oneBlockIsNeitherAPassNorARegression() {
        Judgement judgement = judge(arms(vms -> 0.5).blocks(1));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.sentence()).contains("a pass needs at least 2 blocks on either side, but there is 1");
    }

    @Test
    void twoNoisyBlocksSayHowManyMoreTheyNeed() {
        Judgement judgement = judge(arms(vms -> 0.93).blocks(2));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.sentence()).containsPattern("about \\d+ more blocks? would settle it");
    }

    @Test
    void threeArmsAreNotCompared() {
        Judgement judgement = judge(arms(vms -> 1).arms("a", "b", "c"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judgement.sentence()).contains("two arms are compared");
    }

    @Test
    void armsWithoutAnyVarianceTellNothing() {
        Judgement judgement = judge(arms(vms -> 1).armValues((arm, b, vms) -> 500.0));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.sentence()).contains("the blocks do not vary at all");
    }

    @Test
    void aUniformFallByATenthIsAsGoodAsAlwaysFoundAndNothingElseIs() {
        int sweeps = 1000;
        Random random = new Random(17);

        long found = IntStream.range(0, sweeps)
                .filter(i -> anyRegression(simulated(random, Math.log(0.9), 0.05)))
                .count();
        long falseAlarms = IntStream.range(0, sweeps)
                .filter(i -> anyRegression(simulated(random, 0, 0.05)))
                .count();

        assertThat(found).isGreaterThanOrEqualTo(sweeps * 99 / 100);
        assertThat(falseAlarms).isLessThanOrEqualTo(sweeps / 100);
    }

    private static boolean anyRegression(SweepVerdicts verdicts) {
        return verdicts.levelVerdict() == Verdict.REGRESSION
                || IntStream.range(0, 30).anyMatch(t -> verdicts.leaf(t).verdict() == Verdict.REGRESSION);
    }

    private static SweepVerdicts simulated(Random random, double shift, double trial) {
        double[][] first = new double[5][30];
        double[][] second = new double[5][30];
        for (int b = 0; b < 5; b++) {
            double ofFirst = 0.01 * random.nextGaussian();
            double ofSecond = 0.01 * random.nextGaussian();
            for (int t = 0; t < 30; t++) {
                first[b][t] = ofFirst + trial * random.nextGaussian();
                second[b][t] = shift + ofSecond + trial * random.nextGaussian();
            }
        }
        SweepTables tables = new SweepTables(List.of(), second, List.<double[][]>of(first), true, null);
        return new SweepVerdicts(tables.figures(), new Limits(Math.log(0.95), Math.log(1.05), Better.HIGHER));
    }

    private static Percentage ofPermille() {
        return Percentage.withPercentage(0.1);
    }

    private static SessionBuilder arms(IntToDoubleFunction ratio) {
        return SessionBuilder.session(7).arms("old", "new").armValues(values(ratio));
    }

    private static SessionBuilder.ArmValues values(IntToDoubleFunction ratio) {
        return (arm, block, vms) -> 500
                * (arm.equals("new") ? ratio.applyAsDouble(vms) : 1)
                * Math.exp(0.04 * gaussian(block) + 0.01 * gaussian(block * 1009L + vms * 31L + arm.hashCode()));
    }

    private static double gaussian(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        random.nextGaussian();
        return random.nextGaussian();
    }

    private static Judgement judge(SessionBuilder session) {
        return Judge.byLevelAndShape().judge(session.build(), StoredSessions.of(), ExpectedDifferences.none());
    }
}
