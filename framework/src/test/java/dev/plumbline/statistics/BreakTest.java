package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BreakTest {

    private static final double[] SAVINGS = {
        61.0, 68.6, 63.6, 89.6, 97.6, 104.4, 96.4, 92.5, 112.6, 130.1, 161.8, 199.1, 205.5, 167.0, 235.7, 206.2, 196.5,
        168.4, 189.1, 187.8, 208.7, 246.4, 272.6, 214.4, 189.4, 249.3
    };
    private static final double[] INCOME = {
        727.1, 790.2, 855.3, 965.0, 1054.2, 1159.2, 1273.0, 1401.4, 1580.1, 1769.5, 1973.3, 2200.2, 2347.3, 2522.4,
        2810.0, 3002.0, 3187.6, 3363.1, 3640.8, 3894.5, 4166.8, 4343.7, 4613.7, 4790.2, 5021.7, 5320.8
    };

    @Test
    @DisplayName("Chow's test agrees with Gujarati, Basic Econometrics, 4th edition, 2003, section 8.8: US savings")
    void chowAgreesWithGujarati() {
        Segments savings = Segments.at(INCOME, SAVINGS, 2300);

        assertThat(savings.test().f()).isCloseTo(10.69, within(5e-3));
        assertThat(savings.p()).isCloseTo(0.00057, within(5e-6));
        assertThat(savings.before().slope().value()).isCloseTo(0.0803, within(5e-5));
        assertThat(savings.after().slope().value()).isCloseTo(0.0148, within(1e-4));
        assertThat(savings.after().intercept().value()).isCloseTo(153.4947, within(5e-4));
    }

    @Test
    @DisplayName("the search for a jump agrees with the R package strucchange: Nile, sup F = 75.93 after 1898")
    void stepSearchAgreesWithStrucchange() {
        Step step = Step.search(Published.years(1871, 1970), Published.NILE, 0, 999, 7);

        assertThat(step.position()).isEqualTo(1899);
        assertThat(step.test().f()).isCloseTo(75.93, within(5e-3));
        assertThat(step.p()).isEqualTo(0.001);
        // means before and after in Zeileis et al., Computational Statistics & Data Analysis 44, 2003: 1097.75, 849.97
        assertThat(step.size().value()).isCloseTo(849.9722 - 1097.75, within(1e-3));
    }

    @Test
    void aStepOnALevelIsTheDifferenceOfTheMeansWithThePooledError() {
        double[] x = {1, 2, 3, 4, 5, 6, 7};
        double[] y = {2, 4, 3, 8, 9, 7, 8};

        Step step = Step.at(x, y, 4, 0);

        assertThat(step.size().value()).isCloseTo(8 - 3.0, within(1e-12));
        assertThat(step.size().standardError()).isCloseTo(Math.sqrt(4 / 5.0 * (1 / 3.0 + 1 / 4.0)), within(1e-12));
        assertThat(step.size().pDiffersFrom(0)).isCloseTo(step.p(), within(1e-12));
    }

    @Test
    void aJumpIsFoundWhereItWasPut() {
        double[] x = years(1, 22);
        double[] y = noisy(x, 3, v -> 5 - 0.05 * v + 0.001 * v * v + (v >= 13 ? 0.2 : 0), 0.02);

        assertThat(Step.search(x, y, 2, 999, 1).position()).isEqualTo(13);
        assertThat(Step.search(x, y, 2, 999, 1).p()).isEqualTo(0.001);
        assertThat(Step.at(x, y, 13, 2).size().interval(0.95).contains(0.2)).isTrue();
        assertThat(Segments.search(x, y, 999, 1).position()).isEqualTo(13);
        assertThat(Segments.search(x, y, 999, 1).jump()).isBetween(0.1, 0.3);
    }

    @Test
    void theSameSeedGivesTheSamePValueAndTheSearchIsNeverSurerThanTheKnownPosition() {
        double[] x = years(1, 20);
        double[] y = noisy(x, 11, v -> 1 + 0.1 * v, 1);

        assertThat(Step.search(x, y, 1, 199, 5)).isEqualTo(Step.search(x, y, 1, 199, 5));
        assertThat(Segments.search(x, y, 199, 5)).isEqualTo(Segments.search(x, y, 199, 5));
        Step found = Step.search(x, y, 1, 1999, 5);
        assertThat(found.p()).isGreaterThan(found.test().p());
    }

    @Test
    void aPerfectJumpHasAnInfiniteFAndAPValueOfZero() {
        Step step = Step.at(new double[] {1, 2, 3, 4, 5, 6}, new double[] {1, 1, 1, 2, 2, 2}, 4, 0);

        assertThat(step.size().value()).isCloseTo(1, within(1e-12));
        assertThat(step.p()).isLessThan(1e-12);
    }

    @Test
    void aJumpThatTheTrendCanFollowIsRefused() {
        double[] x = {1, 1, 2, 2, 2};
        double[] y = {1, 2, 3, 4, 5};

        assertThatThrownBy(() -> Step.at(x, y, 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a jump at 2.0 cannot be told from the trend");
        assertThatThrownBy(() -> Step.at(x, y, 9, 0)).hasMessageContaining("cannot be told");
        assertThatThrownBy(() -> Step.at(x, y, 2, 6)).hasMessage("degree must lie in 0..5, but is 6");
        assertThatThrownBy(() -> Step.at(x, new double[] {1, 1, 1, 1, 1}, 2, 0)).hasMessageContaining("y must vary");
        assertThatThrownBy(() -> Segments.at(years(1, 8), years(1, 8), 2)).hasMessageContaining("before the break");
    }

    @Test
    void dataOnTheTrendHaveNoJump() {
        double[] x = years(1, 9);
        double[] straight = noisy(x, 1, v -> 7 - 3 * v, 0);
        double[] bent = noisy(x, 1, v -> Math.min(2 * v, 9), 0);

        assertThat(Step.at(x, straight, 5, 1).p()).isEqualTo(1);
        assertThat(Step.search(x, straight, 1, 99, 1).p()).isEqualTo(1);
        assertThat(Segments.at(x, straight, 5).p()).isEqualTo(1);
        assertThat(Segments.search(x, straight, 99, 1).p()).isEqualTo(1);
        assertThat(Step.atBesideKnee(x, bent, 6, 99, 1).p()).isEqualTo(1);
    }

    @Test
    void aJumpBesideAKneeIsMeasured() {
        double[] x = years(1, 16);
        double[] y = noisy(x, 2, v -> Math.min(v, 6.4) + (v >= 11 ? 2 : 0), 0.1);

        Step step = Step.atBesideKnee(x, y, 11, 199, 1);

        assertThat(step.size().interval(0.95).contains(2)).isTrue();
        assertThat(step.size().standardError()).isLessThan(0.2);
        assertThat(step.p()).isEqualTo(0.005);
        assertThat(step).isEqualTo(Step.atBesideKnee(x, y, 11, 199, 1));
        assertThatThrownBy(() -> Step.atBesideKnee(x, y, 2, 99, 1))
                .hasMessageContaining("but there are 1 before it and 15 from it on");
    }

    @ParameterizedTest
    @MethodSource("smoothCurves")
    void aSmoothCurveHasNoJumpAndAJumpOfAFifthIsFound(DoubleUnaryOperator throughput) {
        // 8 to 22 machines in 5 blocks, noise of 2 %, as logarithms
        double[] machines = IntStream.range(0, 75).mapToDouble(i -> 8 + i / 5).toArray();
        double[] x = Arrays.stream(machines).map(Math::log).toArray();
        int falseAlarms = 0;
        int found = 0;
        for (int run = 0; run < 100; run++) {
            double[] smooth = noisy(machines, run, n -> Math.log(throughput.applyAsDouble(n)), 0.02);
            double[] broken =
                    noisy(machines, run, n -> Math.log(throughput.applyAsDouble(n) * (n >= 13 ? 1.2 : 1)), 0.02);
            falseAlarms += Step.beyondSmooth(x, smooth, Math.log(13), 199, run).p() <= 0.01 ? 1 : 0;
            found += Step.beyondSmooth(x, broken, Math.log(13), 199, run).p() <= 0.01 ? 1 : 0;
        }
        // at a true rate of 1 %, five or more in 100 happen once in 290
        assertThat(falseAlarms).isLessThanOrEqualTo(4);
        assertThat(found).isGreaterThanOrEqualTo(95);
    }

    static Stream<Arguments> smoothCurves() {
        return Stream.of(
                curve("the scalability law", n -> UslFit.throughput(n, 1, 0.05, 0.002)),
                curve("the scalability law, past its peak", n -> UslFit.throughput(n, 1, 0.02, 0.02)),
                curve("full from 8 on", n -> 8),
                curve("full from 11.5 on", n -> Math.min(n, 11.5)),
                curve("full from 13 on", n -> Math.min(n, 13)),
                curve("saturating", n -> n / (n + 6)),
                curve("a share of 13 each", n -> Math.min(n, 13) / n));
    }

    private static Arguments curve(String name, DoubleUnaryOperator curve) {
        return Arguments.of(Named.of(name, curve));
    }

    private static double[] years(int from, int to) {
        return Published.years(from, to);
    }

    static double[] noisy(double[] x, long seed, DoubleUnaryOperator curve, double deviation) {
        Random random = new Random(seed);
        return IntStream.range(0, x.length)
                .mapToDouble(i -> curve.applyAsDouble(x[i]) + deviation * random.nextGaussian())
                .toArray();
    }
}
