package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LevelShapeTest {

    /** Montgomery, Design and Analysis of Experiments, vascular graft: six batches of resin (rows), four pressures. */
    private static final double[][] GRAFT = {
        {90.3, 92.5, 85.5, 82.5},
        {89.2, 89.5, 90.8, 89.5},
        {98.2, 90.6, 89.6, 85.6},
        {93.9, 94.7, 86.2, 87.4},
        {87.4, 87.0, 88.0, 78.9},
        {97.9, 95.8, 93.4, 90.7},
    };

    @Test
    void aBlockDesignGivesItsPublishedSumsOfSquares() {
        BlockTable table = new BlockTable(GRAFT);

        assertThat(table.squaresOfBlocks() * 4).isCloseTo(192.25, within(0.005));
        assertThat(table.residualSquares()).isCloseTo(109.89, within(0.005));
        double treatments = 0;
        for (int t = 0; t < 4; t++) {
            treatments += 6 * table.deviation(t) * table.deviation(t);
        }
        assertThat(treatments).isCloseTo(178.17, within(0.005));
    }

    @Test
    void theLevelsErrorIsThatOfTheStoredSessions() {
        Estimate level = new LevelShape(steady(10, 10), List.of(steady(1, 1), steady(2, 2), steady(3, 3)))
                .level()
                .orElseThrow();

        assertThat(level.value()).isCloseTo(8, within(1e-12));
        assertThat(level.standardError()).isCloseTo(Math.sqrt(4.0 / 3), within(1e-12));
        assertThat(level.degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void theShapesErrorIsTheSessionByTreatmentMeanSquareOfTheStoredSessions() {
        LevelShape figures = new LevelShape(steady(10, 14), List.of(steady(-1, 1), steady(-2, 2), steady(-3, 3)));
        Estimate shape = figures.shape(1).orElseThrow();

        // deviations of treatment 1: 1, 2, 3 before and 2 now; their mean square is 2 × 2 / (2 × 1)
        assertThat(figures.levelChange()).isCloseTo(12, within(1e-12));
        assertThat(shape.value()).isCloseTo(0, within(1e-12));
        assertThat(shape.standardError()).isCloseTo(Math.sqrt(2 * (4.0 / 3) * 0.5), within(1e-12));
        assertThat(shape.degreesOfFreedom()).isEqualTo(2);
        assertThat(figures.shape(0).orElseThrow().value() + shape.value()).isCloseTo(0, within(1e-12));
    }

    @Test
    void noVarianceIsTakenAsLessThanWhatTheBlocksOfASessionImply() {
        BlockTable restless = new BlockTable(new double[][] {{0, 0}, {2, 2}});
        BlockTable alsoRestless = new BlockTable(new double[][] {{0.001, 0.001}, {2.001, 2.001}});
        Estimate level = new LevelShape(restless, List.of(restless, alsoRestless))
                .level()
                .orElseThrow();

        // a block's variance is 2, a session's of two blocks 1
        assertThat(level.standardError()).isCloseTo(Math.sqrt(1.5), within(1e-12));
    }

    @Test
    void aFreshSessionOfFewerBlocksHasALargerError() {
        List<BlockTable> stored = List.of(restless(0.0), restless(0.1), restless(0.2));
        Estimate asMany = new LevelShape(restless(0), stored).level().orElseThrow();
        Estimate fewer = new LevelShape(new BlockTable(new double[][] {{0, 0}}), stored)
                .level()
                .orElseThrow();

        assertThat(fewer.standardError()).isGreaterThan(asMany.standardError());
    }

    @Test
    void aTreatmentThatIsMuchNoisierThanTheOthersHasALargerError() {
        LevelShape figures =
                new LevelShape(withANoisyTreatment(0), List.of(withANoisyTreatment(1), withANoisyTreatment(2)));

        assertThat(figures.shape(0).orElseThrow().standardError())
                .isGreaterThan(2 * figures.shape(1).orElseThrow().standardError());
    }

    @Test
    void oneStoredSessionIsJudgedByWhatVariesWithinIt() {
        LevelShape figures = new LevelShape(new BlockTable(GRAFT), List.of(new BlockTable(GRAFT)));

        assertThat(figures.withinSessionOnly()).isTrue();
        assertThat(figures.level().orElseThrow().degreesOfFreedom()).isEqualTo(10);
        Estimate shape = figures.shape(0).orElseThrow();
        assertThat(shape.degreesOfFreedom()).isEqualTo(30);
        assertThat(shape.standardError()).isCloseTo(Math.sqrt(109.89 / 15 / 6 * 2 * 0.75), within(1e-4));
    }

    @Test
    void withoutVarianceNothingIsSaid() {
        LevelShape copies = new LevelShape(steady(1, 2), List.of(steady(1, 2), steady(1, 2)));
        LevelShape oneBlock = new LevelShape(
                new BlockTable(new double[][] {{1, 2}}), List.of(new BlockTable(new double[][] {{1, 2}})));

        assertThat(copies.level()).isEmpty();
        assertThat(copies.shape(0)).isEmpty();
        assertThat(oneBlock.level()).isEmpty();
        assertThat(oneBlock.shape(0)).isEmpty();
    }

    @Test
    void oneTreatmentHasALevelAndNoShape() {
        LevelShape figures = new LevelShape(
                new BlockTable(new double[][] {{1}, {2}}),
                List.of(new BlockTable(new double[][] {{1}, {2}}), new BlockTable(new double[][] {{2}, {3}})));

        assertThat(figures.level()).isPresent();
        assertThat(figures.shape(0)).isEmpty();
    }

    @Test
    void tablesThatAreNotCompleteAreRefused() {
        assertThatThrownBy(() -> new BlockTable(new double[0][0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BlockTable(new double[][] {{1, 2}, {1}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BlockTable(new double[][] {{Double.NEGATIVE_INFINITY}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LevelShape(steady(1), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LevelShape(steady(1), List.of(steady(1, 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Two blocks that do not differ. */
    private static BlockTable steady(double... cells) {
        return new BlockTable(new double[][] {cells, cells});
    }

    private static BlockTable restless(double shift) {
        return new BlockTable(new double[][] {{shift, shift}, {shift + 2, shift + 2}});
    }

    /** Twenty treatments, of which the first varies ten times as much as the others between its four blocks. */
    private static BlockTable withANoisyTreatment(int session) {
        double[][] logs = new double[4][20];
        for (int b = 0; b < 4; b++) {
            for (int t = 0; t < 20; t++) {
                double wave = Math.sin(17.0 * session + 5.0 * b + 3.0 * t);
                logs[b][t] = t == 0 ? 10 * wave : wave;
            }
        }
        return new BlockTable(logs);
    }
}
