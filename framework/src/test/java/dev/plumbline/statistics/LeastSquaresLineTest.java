package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LeastSquaresLineTest {

    /** NIST, calibration of ozone monitors: y and x in turn. */
    private static final double[] NORRIS = {
        0.1, 0.2, 338.8, 337.4, 118.1, 118.2, 888.0, 884.6, 9.2, 10.1, 228.1, 226.5, 668.5, 666.3, 998.5, 996.3, 449.1,
        448.6, 778.9, 777.0, 559.2, 558.2, 0.3, 0.4, 0.1, 0.6, 778.1, 775.5, 668.8, 666.9, 339.3, 338.0, 448.9, 447.5,
        10.8, 11.6, 557.7, 556.0, 228.3, 228.1, 998.0, 995.8, 888.8, 887.6, 119.6, 120.2, 0.3, 0.3, 0.6, 0.3, 557.6,
        556.8, 339.3, 339.1, 888.0, 887.2, 998.5, 999.0, 778.9, 779.0, 10.2, 11.1, 117.6, 118.3, 228.9, 229.2, 668.4,
        669.1, 449.2, 448.9, 0.2, 0.5
    };

    @Test
    @DisplayName("agrees with the certified values of NIST StRD Norris")
    void agreesWithNorris() {
        double[] x = new double[36];
        double[] y = new double[36];
        for (int i = 0; i < 36; i++) {
            y[i] = NORRIS[2 * i];
            x[i] = NORRIS[2 * i + 1];
        }

        LeastSquaresLine line = LeastSquaresLine.of(x, y);

        assertThat(line.intercept().value()).isCloseTo(-0.262323073774029, within(1e-10));
        assertThat(line.intercept().standardError()).isCloseTo(0.232818234301152, within(1e-10));
        assertThat(line.slope().value()).isCloseTo(1.00211681802045, within(1e-12));
        assertThat(line.slope().standardError()).isCloseTo(0.429796848199937e-3, within(1e-13));
        assertThat(line.residualDeviation()).isCloseTo(0.884796396144373, within(1e-10));
        assertThat(line.rSquared()).isCloseTo(0.999993745883712, within(1e-12));
    }

    @Test
    @DisplayName("agrees with Anscombe, The American Statistician 27, 1973, first set")
    void agreesWithAnscombe() {
        LeastSquaresLine line = LeastSquaresLine.of(
                new double[] {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5},
                new double[] {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68});

        Offset<Double> printed = within(5e-4);
        assertThat(line.intercept().value()).isCloseTo(3.0, printed);
        assertThat(line.slope().value()).isCloseTo(0.5, printed);
        assertThat(line.slope().standardError()).isCloseTo(0.118, printed);
        assertThat(line.rSquared()).isCloseTo(0.667, printed);
    }

    @Test
    void aConstantAnswerHasNoSlope() {
        LeastSquaresLine line = LeastSquaresLine.of(new double[] {1, 2, 3}, new double[] {5, 5, 5});

        assertThat(line.slope().value()).isZero();
        assertThat(line.rSquared()).isZero();
        assertThat(line.at(17)).isEqualTo(5);
    }
}
