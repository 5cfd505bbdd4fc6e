package dev.plumbline.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Interval;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void aValueHasItsUnit() {
        assertThat(Figures.value(76.92, "1/s")).isEqualTo("76.92 1/s");
        assertThat(Figures.value(3, "")).isEqualTo("3");
    }

    @Test
    void anIntervalThatTheDataLeaveOpenSaysSo() {
        assertThat(Figures.interval(new Interval(0.9, Double.POSITIVE_INFINITY, 0.95)))
                .isEqualTo("0.9 to ∞");
        assertThat(Figures.interval(new Interval(Double.NEGATIVE_INFINITY, 1, 0.95)))
                .isEqualTo("−∞ to 1");
    }
}
