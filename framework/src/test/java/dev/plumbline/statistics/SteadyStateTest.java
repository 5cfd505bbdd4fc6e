package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SteadyStateTest {

    @Test
    void theRangeMayBeAFifthOfTheMeanAndNoMore() {
        assertThat(steady(90, 110, 90, 110, 90)).isFalse();
        assertThat(steady(91, 109, 100, 109, 91)).isTrue();
    }

    @Test
    void theLineMayRiseByATenthOfTheMeanAndNoMore() {
        SteadyState rising = SteadyState.of(new double[] {94, 97, 100, 103, 106}, SteadyState.SNIA);

        assertThat(rising.rise()).isCloseTo(0.12, within(1e-12));
        assertThat(rising.range()).isCloseTo(0.12, within(1e-12));
        assertThat(rising.steady()).isFalse();
        assertThat(steady(106, 103, 100, 97, 94)).isFalse();
        assertThat(steady(96, 98, 100, 102, 104)).isTrue();
    }

    @Test
    void theFirstSteadyWindowEndsTheWarmUp() {
        double[] series = {10, 40, 70, 90, 98, 101, 99, 100, 102, 100};

        assertThat(SteadyState.first(series, SteadyState.SNIA_WINDOW, SteadyState.SNIA))
                .hasValue(3);
        assertThat(SteadyState.first(new double[] {1, 2}, 5, SteadyState.SNIA)).isEmpty();
        assertThat(SteadyState.first(new double[] {0, 0, 0, 0, 0}, 5, SteadyState.SNIA))
                .isEmpty();
    }

    @Test
    void aConstantWindowIsSteadyAndAStalledOneIsRefused() {
        assertThat(steady(7, 7, 7)).isTrue();
        assertThatThrownBy(() -> steady(0, 0, 0)).hasMessage("window must not hold zeros alone");
        assertThatThrownBy(() -> steady(1, -1, 1)).hasMessage("window must not hold values below 0");
    }

    private static boolean steady(double... window) {
        return SteadyState.of(window, SteadyState.SNIA).steady();
    }
}
