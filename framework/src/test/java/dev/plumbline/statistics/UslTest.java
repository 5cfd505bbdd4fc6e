package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UslTest {

    @Test
    @DisplayName("agrees with the R package usl on specsdm91 (Gunther, Guerrilla Capacity Planning, 2007)")
    void agreesWithSpecSdm91() {
        Usl law = Usl.of(Published.SDM_LOAD, Published.SDM_THROUGHPUT);

        assertThat(law.gamma().value()).isCloseTo(89.9952, within(1e-4));
        assertThat(law.alpha().value()).isCloseTo(0.0277285, within(1e-7));
        assertThat(law.beta().value()).isCloseTo(1.043655e-4, within(1e-10));
        assertThat(law.gamma().standardError()).isCloseTo(14.2134894, within(1e-4));
        assertThat(law.alpha().standardError()).isCloseTo(0.0091217, within(1e-7));
        assertThat(law.beta().standardError()).isCloseTo(0.0000199, within(5e-8));
        double peak = Math.exp(law.logPeak().orElseThrow().value());
        assertThat(peak).isCloseTo(96.51956, within(1e-5));
        assertThat(law.logPeak().orElseThrow().interval(0.95).exponentiated().contains(peak))
                .isTrue();
    }

    @Test
    @DisplayName("recovers the coefficients of the test t02 of the R package usl: 0.02 and 0.02")
    void recoversTheCoefficientsOfThePackagesOwnTest() {
        Usl law = Usl.of(new double[] {1, 2, 4, 6, 8, 10}, new double[] {1, 1.8868, 3.0769, 3.5294, 3.5398, 3.3557});

        assertThat(law.alpha().value()).isCloseTo(0.02, within(5e-5));
        assertThat(law.beta().value()).isCloseTo(0.02, within(5e-5));
    }

    @Test
    void aCurveThatIsNotOfTheLawHasStructuredResiduals() {
        double[] load = load(5);
        double[] broken = measured(load, n -> n < 8 ? 100 * n : 800, 0.01);

        assertThat(Usl.of(load, broken).structureP()).isLessThan(0.001);
    }

    @Test
    void aCurveOfTheLawHasNone() {
        double[] load = load(5);

        assertThat(Usl.of(load, measured(load, n -> UslFit.throughput(n, 100, 0.05, 0.002), 0.01))
                        .structureP())
                .isGreaterThan(0.05);
    }

    @Test
    void linearGrowthHasNoPeakWorthTheName() {
        double[] load = load(1);
        Usl law = Usl.of(load, measured(load, n -> 100 * n, 0));

        assertThat(law.alpha().value()).isCloseTo(0, within(1e-9));
        assertThat(law.beta().value()).isCloseTo(0, within(1e-9));
        assertThat(law.at(50)).isCloseTo(5000, within(1e-4));
        assertThat(law.structureP()).isEqualTo(1);
        assertThat(Usl.of(load, measured(load, n -> 100 * n * (1 + 0.01 * n), 0))
                        .alpha()
                        .value())
                .isNegative();
    }

    @Test
    void throughputOfNothingIsRefused() {
        assertThatThrownBy(() -> Usl.of(new double[] {1, 2, 3, 4}, new double[] {1, 2, 0, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("throughput[2] must be above 0, but is 0.0");
    }

    static double[] load(int repeats) {
        return IntStream.rangeClosed(1, 16)
                .boxed()
                .flatMapToDouble(n -> IntStream.range(0, repeats).mapToDouble(i -> n))
                .toArray();
    }

    private static double[] measured(double[] load, DoubleUnaryOperator curve, double noise) {
        Random random = new Random(2007);
        return IntStream.range(0, load.length)
                .mapToDouble(i -> curve.applyAsDouble(load[i]) * (1 + noise * random.nextGaussian()))
                .toArray();
    }
}
