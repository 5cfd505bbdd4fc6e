package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HingeTest {

    private static final double[] FLOW = {
        -0.8, 0.01, -0.25, -0.25, -0.12, -0.12, -0.94, 0.11, 0.11, -0.63, -0.63, -1.39, -1.39, 0.7, 0.7, 0.34, 1.19,
        0.59, 0.85, 0.85, 0.99, 0.99, 0.25, -1.08, -1.08, 0.44, 0.34, 0.25
    };
    private static final double[] BAND = {
        0.9, 0.51, 0.65, 0.67, 0.6, 0.59, 0.92, 0.43, 0.43, 0.81, 0.83, 1.12, 1.12, -0.13, -0.14, 0.25, -0.65, -0.01,
        -0.3, -0.33, -0.46, -0.43, 0.33, 0.99, 1.03, 0.13, 0.24, 0.3
    };

    @Test
    @DisplayName("fits the stagnant band heights of Bacon and Watts, Biometrika 58, 1971, as a search by grid does")
    void fitsTheStagnantBandHeights() {
        // data as in the R package segmented; expected values from a grid of knees 0.0001 apart
        Hinge hinge = Hinge.of(FLOW, BAND, 0.95, 999, 1);

        assertThat(hinge.knee()).isCloseTo(0.0411, within(1e-4));
        assertThat(hinge.slopeBefore()).isCloseTo(-0.42207508, within(1e-5));
        assertThat(hinge.slopeAfter()).isCloseTo(-0.42207508 - 0.59849019, within(1e-5));
        assertThat(hinge.residualDeviation()).isCloseTo(Math.sqrt(0.0091401972 / 24), within(1e-8));
        assertThat(hinge.kneeInterval().low()).isCloseTo(-0.0281, within(2e-4));
        assertThat(hinge.kneeInterval().high()).isCloseTo(0.0879, within(2e-4));
        assertThat(hinge.p()).isEqualTo(0.001);
    }

    @Test
    void findsAKneeBetweenTwoMeasuredPlacesExactly() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        double[] y = BreakTest.noisy(x, 1, v -> 10 + 3 * v - 2.5 * Math.max(0, v - 5.3), 0);

        Hinge hinge = Hinge.of(x, y, 0.95, 99, 1);

        assertThat(hinge.knee()).isCloseTo(5.3, within(1e-9));
        assertThat(hinge.slopeBefore()).isCloseTo(3, within(1e-9));
        assertThat(hinge.slopeAfter()).isCloseTo(0.5, within(1e-9));
        assertThat(hinge.height()).isCloseTo(10 + 3 * 5.3, within(1e-9));
        assertThat(hinge.kneeInterval().contains(hinge.knee())).isTrue();
        assertThat(hinge.kneeInterval().halfWidth()).isLessThan(1e-3);
    }

    @Test
    void theKneeMovesWithTheUnits() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] y = BreakTest.noisy(x, 4, v -> Math.min(v, 6.2), 0.1);
        double[] bytes = Arrays.stream(x).map(v -> 1e9 + v * 1024).toArray();
        double[] rates = Arrays.stream(y).map(v -> 5 - 1000 * v).toArray();

        Hinge one = Hinge.of(x, y, 0.95, 199, 3);
        Hinge other = Hinge.of(bytes, rates, 0.95, 199, 3);

        assertThat((other.knee() - 1e9) / 1024).isCloseTo(one.knee(), within(1e-6));
        assertThat((other.kneeInterval().low() - 1e9) / 1024)
                .isCloseTo(one.kneeInterval().low(), within(1e-6));
        assertThat(other.slopeAfter() * 1024 / -1000).isCloseTo(one.slopeAfter(), within(1e-6));
        assertThat(other.p()).isEqualTo(one.p());
    }

    @Test
    void aStraightLineWithNoiseHasNoKneeToSpeakOf() {
        double[] x = Published.years(1, 30);
        Hinge hinge = Hinge.of(x, BreakTest.noisy(x, 8, v -> v, 2), 0.95, 999, 1);

        assertThat(hinge.p()).isGreaterThan(0.05);
        assertThat(hinge.kneeInterval().halfWidth()).isInfinite();
    }

    @Test
    void pointsOnALineHaveNoKnee() {
        double[] x = Published.years(1, 8);
        Hinge hinge = Hinge.of(x, BreakTest.noisy(x, 1, v -> 3 * v - 1, 0), 0.95, 99, 1);

        assertThat(hinge.p()).isEqualTo(1);
        assertThat(hinge.kneeInterval().halfWidth()).isInfinite();
        assertThat(hinge.slopeBefore()).isCloseTo(3, within(1e-9));
        assertThat(hinge.slopeAfter()).isCloseTo(3, within(1e-9));
    }

    @Test
    void threePlacesHaveNoKnee() {
        assertThatThrownBy(() -> Hinge.of(new double[] {1, 1, 2, 2, 3}, new double[] {1, 2, 3, 4, 5}, 0.95, 99, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x must have at least 4 different values, but has 3");
    }
}
