package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Another unit changes no p-value and moves every figure with it. */
class InvarianceTest {

    /** A power of two, so that scaling is exact and no tie comes or goes. */
    private static final double SCALE = 1024;

    private static final Offset<Double> ROUNDING = within(1e-9);

    @RepeatedTest(20)
    void scalingBothSamplesScalesTheirDifferenceAlone(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double[] first = sample(random, 8, 100);
        double[] second = sample(random, 9, 102);

        Welch welch = Welch.of(first, second);
        Welch scaledWelch = Welch.of(scaled(first), scaled(second));
        assertThat(scaledWelch.p()).isCloseTo(welch.p(), ROUNDING);
        assertThat(scaledWelch.difference().value() / SCALE)
                .isCloseTo(welch.difference().value(), ROUNDING);

        MannWhitney ranks = MannWhitney.of(first, second, 0.95);
        MannWhitney scaledRanks = MannWhitney.of(scaled(first), scaled(second), 0.95);
        assertThat(scaledRanks.p()).isEqualTo(ranks.p());
        assertThat(scaledRanks.shift()).isEqualTo(ranks.shift() * SCALE);
        assertThat(scaledRanks.interval().low()).isEqualTo(ranks.interval().low() * SCALE);
    }

    @RepeatedTest(20)
    void swappingTheSidesTurnsTheSign(RepetitionInfo repetition) {
        Random random = new Random(100 + repetition.getCurrentRepetition());
        double[] first = sample(random, 7, 100);
        double[] second = sample(random, 6, 101);

        MannWhitney one = MannWhitney.of(first, second, 0.95);
        MannWhitney other = MannWhitney.of(second, first, 0.95);
        assertThat(other.p()).isCloseTo(one.p(), ROUNDING);
        assertThat(other.shift()).isEqualTo(-one.shift());
        assertThat(other.interval().low()).isEqualTo(-one.interval().high());
        assertThat(Welch.of(second, first).t())
                .isCloseTo(-Welch.of(first, second).t(), ROUNDING);
    }

    @RepeatedTest(20)
    void trendsAndBreaksMoveWithTheUnitOfY(RepetitionInfo repetition) {
        Random random = new Random(200 + repetition.getCurrentRepetition());
        double[] x = Published.years(1, 15);
        double[] y = sample(random, 15, 50);
        double[] z = scaled(y);

        assertThat(TheilSen.of(x, z, 0.95).slope())
                .isCloseTo(TheilSen.of(x, y, 0.95).slope() * SCALE, ROUNDING);
        assertThat(Kendall.of(x, z)).isEqualTo(Kendall.of(x, y));
        assertThat(Pettitt.of(z)).isEqualTo(Pettitt.of(y));
        Step step = Step.search(x, y, 1, 99, 1);
        Step scaledStep = Step.search(x, z, 1, 99, 1);
        assertThat(scaledStep.position()).isEqualTo(step.position());
        assertThat(scaledStep.size().value()).isCloseTo(step.size().value() * SCALE, within(1e-6));
        assertThat(scaledStep.p()).isEqualTo(step.p());
        Segments segments = Segments.search(x, y, 99, 1);
        assertThat(Segments.search(x, z, 99, 1).p()).isEqualTo(segments.p());
        assertThat(segments.jump())
                .isCloseTo(
                        segments.after().at(segments.position())
                                - segments.before().at(segments.position()),
                        ROUNDING);
    }

    @RepeatedTest(10)
    void theScalabilityLawMovesWithTheUnitOfThroughput(RepetitionInfo repetition) {
        Random random = new Random(300 + repetition.getCurrentRepetition());
        double[] load = UslTest.load(2);
        double[] y = Arrays.stream(load)
                .map(n -> UslFit.throughput(n, 1, 0.05, 0.001) * (1 + 0.02 * random.nextGaussian()))
                .toArray();

        Usl law = Usl.of(load, y);
        Usl other = Usl.of(load, scaled(y));
        assertThat(other.alpha().value()).isCloseTo(law.alpha().value(), within(1e-7));
        assertThat(other.beta().value()).isCloseTo(law.beta().value(), within(1e-8));
        assertThat(other.gamma().value() / SCALE).isCloseTo(law.gamma().value(), within(1e-6));
    }

    private static double[] sample(Random random, int size, double mean) {
        return random.doubles(size).map(v -> mean + 5 * v).toArray();
    }

    private static double[] scaled(double[] values) {
        return Arrays.stream(values).map(v -> v * SCALE).toArray();
    }
}
