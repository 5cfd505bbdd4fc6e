package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BcaTest {

    private static final double[] LSAT = {576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594};
    private static final double[] GPA = {
        3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96
    };
    private static final List<Double> SPATIAL = List.of(
            48., 36., 20., 29., 42., 42., 20., 42., 22., 41., 45., 14., 6., 0., 33., 28., 34., 4., 32., 24., 47., 41.,
            24., 26., 30., 41.);

    @Test
    @DisplayName("agrees with the law school correlation of Efron and Tibshirani, 1993")
    void agreesWithTheLawSchools() {
        List<double[]> schools = IntStream.range(0, LSAT.length)
                .mapToObj(i -> new double[] {LSAT[i], GPA[i]})
                .toList();

        Bca bca = Bca.of(schools, BcaTest::correlation, 20_000, 1993, 0.95);

        assertThat(bca.estimate()).isCloseTo(0.7763745, within(1e-7));
        assertThat(bca.interval().low()).isCloseTo(0.332, within(0.015));
        assertThat(bca.interval().high()).isCloseTo(0.942, within(0.01));
    }

    @Test
    @DisplayName("agrees with Efron and Tibshirani, 1993, section 14.3: variance of the spatial test, 90 %")
    void agreesWithTheSpatialTest() {
        Bca bca = Bca.of(SPATIAL, BcaTest::variance, 20_000, 14, 0.90);

        assertThat(bca.estimate()).isCloseTo(171.5, within(0.05));
        assertThat(bca.acceleration()).isCloseTo(0.061, within(5e-4));
        assertThat(bca.bias()).isCloseTo(0.146, within(0.03));
        // printed from 2,000 resamples: 115.8 and 259.6
        assertThat(bca.interval().low()).isCloseTo(115.8, within(3.0));
        assertThat(bca.interval().high()).isCloseTo(259.6, within(6.0));
    }

    @ParameterizedTest
    @CsvSource({"5, 0.84", "20, 0.93"})
    void theIntervalOfAMeanCoversItAsOftenAsDocumented(int values, double coverage) {
        Random random = new Random(values);
        int covered = 0;
        for (int run = 0; run < 600; run++) {
            List<Double> sample =
                    Stream.generate(random::nextGaussian).limit(values).toList();
            covered += Bca.of(sample, BcaTest::mean, 500, run, 0.95).interval().contains(0) ? 1 : 0;
        }
        assertThat(covered / 600.0).isCloseTo(coverage, within(3.5 * Math.sqrt(coverage * (1 - coverage) / 600)));
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        assertThat(Bca.of(SPATIAL, BcaTest::variance, 500, 9, 0.95))
                .isEqualTo(Bca.of(SPATIAL, BcaTest::variance, 500, 9, 0.95));
    }

    @Test
    void aStatisticThatDoesNotVaryOrIsNoNumberIsRefused() {
        assertThatThrownBy(() -> Bca.of(List.of(3.0, 3.0, 3.0), BcaTest::variance, 500, 1, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must vary over the resamples");
        assertThatThrownBy(() -> Bca.of(SPATIAL, values -> Double.NaN, 500, 1, 0.95))
                .hasMessage("the statistic of a resample must be a finite number, but is NaN");
        assertThatThrownBy(() -> Bca.of(List.of(3.0), BcaTest::variance, 500, 1, 0.95))
                .hasMessage("sample must hold at least 2 values, but holds 1");
        assertThatThrownBy(() -> Bca.of(SPATIAL, BcaTest::variance, 50, 1, 0.95))
                .hasMessage("resamples must be at least 100, but are 50");
    }

    private static double correlation(List<double[]> pairs) {
        return new PearsonsCorrelation()
                .correlation(
                        pairs.stream().mapToDouble(p -> p[0]).toArray(),
                        pairs.stream().mapToDouble(p -> p[1]).toArray());
    }

    private static double variance(List<Double> values) {
        double mean = mean(values);
        return values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / values.size();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(v -> v).average().orElseThrow();
    }
}
