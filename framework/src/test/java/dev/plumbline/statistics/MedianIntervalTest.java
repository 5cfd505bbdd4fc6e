package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianIntervalTest {

    @ParameterizedTest
    @CsvSource({"6, 1, 6, 0.969", "9, 2, 8, 0.961", "10, 2, 9, 0.979", "20, 6, 15, 0.959", "30, 10, 21, 0.957"})
    @DisplayName("has the ranks and coverages of Campbell and Gardner, BMJ 296, 1988")
    void hasThePublishedRanks(int n, double low, double high, double coverage) {
        MedianInterval interval = MedianInterval.of(ranks(n), 0.95);

        assertThat(interval.interval().low()).isEqualTo(low);
        assertThat(interval.interval().high()).isEqualTo(high);
        assertThat(interval.coverage()).isCloseTo(coverage, within(5e-4));
    }

    @Test
    void fiveValuesHaveNoIntervalAndOneHasAMedian() {
        assertThat(MedianInterval.smallestSample(0.95)).isEqualTo(6);
        assertThat(MedianInterval.smallestSample(0.99)).isEqualTo(8);
        assertThat(MedianInterval.of(ranks(5), 0.95).interval().halfWidth()).isInfinite();
        assertThat(MedianInterval.of(ranks(5), 0.95).coverage()).isEqualTo(1);
        assertThat(MedianInterval.of(new double[] {7}, 0.95).median()).isEqualTo(7);
    }

    @Test
    void theOrderOfTheValuesDoesNotMatterAndTiesDoNotHurt() {
        MedianInterval interval = MedianInterval.of(new double[] {3, 1, 2, 2, 2, 2, 9, 2}, 0.95);

        assertThat(interval.median()).isEqualTo(2);
        assertThat(interval.interval().low()).isEqualTo(1);
        assertThat(interval.interval().high()).isEqualTo(9);
    }

    private static double[] ranks(int n) {
        return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
    }
}
