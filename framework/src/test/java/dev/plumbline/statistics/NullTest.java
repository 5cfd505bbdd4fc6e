package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** P-values where nothing is the matter, with fixed seeds. */
class NullTest {

    private static final int RUNS = 2000;
    private static final double[] X =
            IntStream.range(0, 20).mapToDouble(i -> 1 + i / 2).toArray();

    static Stream<Arguments> continuousTests() {
        return Stream.of(
                of(
                        "t on a line",
                        r -> LeastSquaresLine.of(X, normal(r, 20)).slope().pDiffersFrom(0)),
                of("Chow", r -> Segments.at(X, normal(r, 20), 5).p()),
                of("step", r -> Step.at(X, normal(r, 20), 5, 2).p()),
                of(
                        "step, searched",
                        r -> Step.search(X, normal(r, 20), 1, 199, r.nextLong()).p()),
                of(
                        "break, searched",
                        r -> Segments.search(X, normal(r, 20), 199, r.nextLong())
                                .p()),
                of(
                        "hinge",
                        r -> Hinge.of(X, normal(r, 20), 0.95, 199, r.nextLong()).p()),
                of("lack of fit", NullTest::lackOfFit),
                of("one-sided", r -> new Estimate(r.nextGaussian(), 1, Double.POSITIVE_INFINITY).pAbove(0)));
    }

    @ParameterizedTest
    @MethodSource("continuousTests")
    void aPValueIsUniformUnderTheNull(ToDoubleFunction<Random> test) {
        double[] p = pValues(test);

        double uniform = KolmogorovSmirnovTest.withDefaults()
                .test(p, u -> Math.max(0, Math.min(1, u)))
                .getPValue();
        assertThat(uniform).isGreaterThan(0.001);
    }

    static Stream<Arguments> allTests() {
        return Stream.concat(
                continuousTests(),
                Stream.of(
                        of("Welch", r -> Welch.of(normal(r, 5), normal(r, 5)).p()),
                        of(
                                "Mann-Whitney",
                                r -> MannWhitney.of(normal(r, 7), normal(r, 8), 0.95)
                                        .p()),
                        of(
                                "Mann-Whitney, ties",
                                r -> MannWhitney.of(rounded(r, 12), rounded(r, 12), 0.95)
                                        .p()),
                        of(
                                "signed ranks",
                                r -> SignedRank.of(normal(r, 10), 0.95).p()),
                        of(
                                "Kendall",
                                r -> Kendall.of(normal(r, 9), normal(r, 9)).p()),
                        of(
                                "step beside a knee",
                                r -> Step.atBesideKnee(X, bent(r), 6, 99, r.nextLong())
                                        .p()),
                        of("Pettitt", r -> Pettitt.of(normal(r, 25)).p()),
                        of("runs", r -> Runs.of(normal(r, 20)).pTooFew())));
    }

    @ParameterizedTest
    @MethodSource("allTests")
    void noTestRejectsMoreOftenThanItsLevel(ToDoubleFunction<Random> test) {
        double[] p = pValues(test);

        for (double level : new double[] {0.01, 0.05, 0.10}) {
            double rejected =
                    IntStream.range(0, RUNS).filter(i -> p[i] <= level).count() / (double) RUNS;
            assertThat(rejected).isLessThan(level + 3.5 * Math.sqrt(level * (1 - level) / RUNS));
        }
    }

    private static double[] pValues(ToDoubleFunction<Random> test) {
        Random random = new Random(1908);
        return IntStream.range(0, RUNS)
                .mapToDouble(i -> test.applyAsDouble(random))
                .toArray();
    }

    private static double[] bent(Random random) {
        return BreakTest.noisy(X, random.nextLong(), v -> 3 * Math.min(v, 4.4), 1);
    }

    private static double lackOfFit(Random random) {
        double[] y = normal(random, 20);
        LeastSquaresLine line = LeastSquaresLine.of(X, y);
        double[] residuals =
                IntStream.range(0, 20).mapToDouble(i -> y[i] - line.at(X[i])).toArray();
        return LackOfFit.of(X, residuals, 2).p();
    }

    private static double[] normal(Random random, int size) {
        return IntStream.range(0, size).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private static double[] rounded(Random random, int size) {
        return IntStream.range(0, size)
                .mapToDouble(i -> Math.rint(3 * random.nextGaussian()))
                .toArray();
    }

    private static Arguments of(String name, ToDoubleFunction<Random> test) {
        return Arguments.of(Named.of(name, test));
    }
}
