package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class SmallestEffectTest {

    @Test
    void withAKnownErrorItIsTheSumOfTwoNormalQuantiles() {
        double inErrors = new SmallestEffect(0.8).inStandardErrors(Double.POSITIVE_INFINITY, 0.025);

        assertThat(inErrors).isCloseTo(1.959964 + 0.841621, within(1e-5));
    }

    @Test
    void onManyDegreesOfFreedomItIsThatOfTheNoncentralT() {
        double inErrors = new SmallestEffect(0.8).inStandardErrors(2000, 0.025);

        assertThat(inErrors).isCloseTo(Power.smallestDetectable(1, 2000, 0.025, 0.8, Power.Sides.ONE), within(5e-3));
    }

    @Test
    void aRepetitionFindsItAsOftenAsPromised() {
        for (int freedom : new int[] {2, 4, 20}) {
            double inErrors = new SmallestEffect(0.8).inStandardErrors(freedom, 0.025);
            double critical = TDistribution.of(freedom).inverseSurvivalProbability(0.025);
            Random random = new Random(freedom);
            long found = IntStream.range(0, 20_000)
                    .filter(i ->
                            inErrors * root(random, freedom) + random.nextGaussian() > critical * root(random, freedom))
                    .count();

            assertThat(found / 20_000.0).isCloseTo(0.8, within(0.01));
        }
    }

    @Test
    void aPowerBelowOneHalfIsRefused() {
        assertThatThrownBy(() -> new SmallestEffect(0.4)).hasMessage("power must lie between 0.5 and 1, but is 0.4");
    }

    private static double root(Random random, int freedom) {
        double squares = 0;
        for (int i = 0; i < freedom; i++) {
            double normal = random.nextGaussian();
            squares += normal * normal;
        }
        return Math.sqrt(squares / freedom);
    }
}
