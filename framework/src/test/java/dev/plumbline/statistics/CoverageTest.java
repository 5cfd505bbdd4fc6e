package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How often intervals hold the truth: fixed seeds, bounds of three and a half Monte Carlo errors. */
class CoverageTest {

    private static final int RUNS = 4000;
    private static final double ERRORS = 3.5;
    private static final double[] X =
            IntStream.range(0, 24).mapToDouble(i -> 1 + i / 2).toArray();

    static Stream<Arguments> exactIntervals() {
        return Stream.of(
                of(
                        "Welch",
                        r -> Welch.of(normal(r, 6, 2, 1), normal(r, 6, 5, 1))
                                .difference()
                                .interval(0.95),
                        -3),
                of(
                        "line slope",
                        r -> LeastSquaresLine.of(X, line(r, 0.7)).slope().interval(0.95),
                        0.7),
                of("step", r -> Step.at(X, line(r, 0.7), 6, 1).size().interval(0.95), 0),
                of("known error", r -> new Estimate(r.nextGaussian(), 1, Double.POSITIVE_INFINITY).interval(0.95), 0));
    }

    @ParameterizedTest
    @MethodSource("exactIntervals")
    void aNormalIntervalHoldsTheTruthAsOftenAsItSays(Function<Random, ConfidenceInterval> interval, double truth) {
        assertThat(coverage(interval, truth)).isBetween(0.95 - error(0.95), 0.95 + error(0.95));
    }

    static Stream<Arguments> rankIntervals() {
        return Stream.of(
                of(
                        "median, heavy tails",
                        r -> MedianInterval.of(cauchy(r, 11), 0.95).interval(),
                        0),
                of(
                        "shift, heavy tails",
                        r -> MannWhitney.of(cauchy(r, 6), cauchy(r, 7), 0.95).interval(),
                        0),
                of(
                        "shift, ties",
                        r -> MannWhitney.of(rounded(r, 12), rounded(r, 12), 0.95)
                                .interval(),
                        0),
                of("signed ranks", r -> SignedRank.of(cauchy(r, 9), 0.95).interval(), 0),
                of(
                        "Theil-Sen, ties in x",
                        r -> TheilSen.of(X, line(r, 0.7), 0.95).slopeInterval(),
                        0.7),
                of(
                        "Theil-Sen",
                        r -> TheilSen.of(Published.years(1, 9), cauchy(r, 9), 0.95)
                                .slopeInterval(),
                        0));
    }

    @ParameterizedTest
    @MethodSource("rankIntervals")
    void aRankIntervalHoldsTheTruthAtLeastAsOftenAsItSays(Function<Random, ConfidenceInterval> interval, double truth) {
        assertThat(coverage(interval, truth)).isGreaterThan(0.95 - error(0.95));
    }

    @Test
    void theProfileIntervalOfAKneeHoldsItAboutAsOftenAsItSays() {
        double covered = coverage(
                r -> Hinge.of(X, BreakTest.noisy(X, r.nextLong(), v -> Math.min(v, 6.3), 0.3), 0.95, 1, 1)
                        .kneeInterval(),
                6.3);
        assertThat(covered).isBetween(0.94, 0.97);
    }

    @Test
    void theIntervalsOfTheScalabilityLawHoldItsParametersAboutAsOftenAsTheySay() {
        double[] load = UslTest.load(2);
        double covered = coverage(
                r -> Usl.of(load, BreakTest.noisy(load, r.nextLong(), n -> UslFit.throughput(n, 1, 0.05, 0.004), 0.05))
                        .logPeak()
                        .orElseThrow()
                        .interval(0.95),
                0.5 * Math.log(0.95 / 0.004));
        assertThat(covered).isBetween(0.93, 0.97);
    }

    @Test
    void aClaimOfEquivalenceOnTheMarginIsMadeAsOftenAsItsLevelSays() {
        double claimed = share(r -> {
            Welch welch = Welch.of(normal(r, 8, 0.05, 0.01), normal(r, 8, 0, 0.01));
            return Equivalence.of(welch.difference(), -0.05, 0.05, 0.05).equivalent();
        });
        assertThat(claimed).isBetween(0.05 - error(0.05), 0.05 + error(0.05));
    }

    @Test
    void anEffectIsFoundAsOftenAsItsPowerSays() {
        double effect = Power.smallestDetectable(1 / Math.sqrt(6), 5, 0.025, 0.80, Power.Sides.ONE);
        double found = share(r -> mean(normal(r, 6, effect, 1)).pAbove(0) <= 0.025);

        assertThat(found).isBetween(0.80 - error(0.80), 0.80 + error(0.80));
    }

    private static Estimate mean(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        int freedom = values.length - 1;
        return new Estimate(mean, Math.sqrt(squares / freedom / values.length), freedom);
    }

    private static double coverage(Function<Random, ConfidenceInterval> interval, double truth) {
        return share(random -> interval.apply(random).contains(truth));
    }

    private static double share(Predicate<Random> event) {
        Random random = new Random(95);
        return IntStream.range(0, RUNS).filter(i -> event.test(random)).count() / (double) RUNS;
    }

    private static double error(double share) {
        return ERRORS * Math.sqrt(share * (1 - share) / RUNS);
    }

    private static double[] normal(Random random, int size, double mean, double deviation) {
        return IntStream.range(0, size)
                .mapToDouble(i -> mean + deviation * random.nextGaussian())
                .toArray();
    }

    private static double[] line(Random random, double slope) {
        return BreakTest.noisy(X, random.nextLong(), v -> slope * v, 1);
    }

    private static double[] rounded(Random random, int size) {
        return IntStream.range(0, size)
                .mapToDouble(i -> Math.rint(3 * random.nextGaussian()))
                .toArray();
    }

    private static double[] cauchy(Random random, int size) {
        return IntStream.range(0, size)
                .mapToDouble(i -> Math.tan(Math.PI * (random.nextDouble() - 0.5)))
                .toArray();
    }

    private static Arguments of(String name, Function<Random, ConfidenceInterval> interval, double truth) {
        return Arguments.of(Named.of(name, interval), truth);
    }
}
