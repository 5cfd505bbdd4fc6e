package dev.plumbline.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.lab.TrialPoint;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NoiseTest {

    @Test
    void the_same_seed_gives_the_same_noise_and_another_seed_another() {
        Noise noise = new Noise(0.002, 0.005, 0.01);

        assertThat(noise.factor(point(7, 2, 5))).isEqualTo(noise.factor(point(7, 2, 5)));
        assertThat(noise.factor(point(7, 2, 5))).isNotEqualTo(noise.factor(point(8, 2, 5)));
    }

    @Test
    void each_kind_varies_with_what_it_is_named_after_and_with_nothing_else() {
        Noise session = new Noise(0.1, 0, 0);
        Noise block = new Noise(0, 0.1, 0);
        Noise trial = new Noise(0, 0, 0.1);

        assertThat(session.factor(point(1, 1, 1))).isEqualTo(session.factor(point(1, 2, 2)));
        assertThat(block.factor(point(1, 1, 1)))
                .isEqualTo(block.factor(point(1, 1, 2)))
                .isNotEqualTo(block.factor(point(1, 2, 1)));
        assertThat(trial.factor(point(1, 1, 1)))
                .isEqualTo(trial.factor(point(1, 2, 1)))
                .isNotEqualTo(trial.factor(point(1, 1, 2)));
    }

    @Test
    void the_spread_is_the_declared_one_over_seeds_that_lie_side_by_side() {
        Noise session = new Noise(0.1, 0, 0);
        Noise trial = new Noise(0, 0, 0.1);

        assertThat(spread(seed -> session.factor(point(seed, 1, 1)))).isCloseTo(0.1, within(0.01));
        assertThat(spread(position -> trial.factor(point(3, 1, (int) position))))
                .isCloseTo(0.1, within(0.01));
    }

    @Test
    void without_spread_there_is_none() {
        assertThat(new Noise(0, 0, 0).factor(point(7, 2, 5))).isEqualTo(1);
    }

    private static double spread(LongToDoubleFunction factor) {
        double[] logarithms = LongStream.rangeClosed(1, 2000)
                .mapToDouble(factor::applyAsDouble)
                .map(Math::log)
                .toArray();
        double mean = LongStream.range(0, logarithms.length)
                .mapToDouble(i -> logarithms[(int) i])
                .average()
                .orElseThrow();
        double squares = LongStream.range(0, logarithms.length)
                .mapToDouble(i -> Math.pow(logarithms[(int) i] - mean, 2))
                .sum();
        return Math.sqrt(squares / (logarithms.length - 1));
    }

    private static TrialPoint point(long seed, int block, int position) {
        return new TrialPoint(seed, block, "", position, "all");
    }
}
