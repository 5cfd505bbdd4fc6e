package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Better;
import dev.plumbline.model.Verdict;
import dev.plumbline.statistics.Estimate;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class HolmTest {

    private static final Limits LIMITS = new Limits(-5, 5, Better.HIGHER);

    /** The p-values 0.01, 0.04, 0.03 and 0.005 at 0.05, of which Holm rejects the first and the last; here halved. */
    @Test
    void theUsualExampleRejectsTwoOfFour() {
        List<Bounded> bounds = Holm.bounds(effects(0.005, 0.02, 0.015, 0.0025), LIMITS);

        assertThat(bounds)
                .extracting(bound -> bound.verdict(LIMITS))
                .containsExactly(Verdict.REGRESSION, Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE, Verdict.REGRESSION);
        assertThat(bounds).extracting(Bounded::share).containsExactly(3, 2, 2, 4);
    }

    @Test
    void whereNothingIsRejectedAllGetTheWidestBounds() {
        assertThat(Holm.bounds(effects(0.5, 0.4, 0.01), LIMITS))
                .extracting(Bounded::share)
                .containsOnly(3);
    }

    @Test
    void noEffectsHaveNoBounds() {
        assertThat(Holm.bounds(List.of(), LIMITS)).isEmpty();
    }

    /** Effects whose test against the lower limit has these p-values. */
    private static List<Estimate> effects(double... pValues) {
        return DoubleStream.of(pValues)
                .mapToObj(p -> new Estimate(LIMITS.low() + TDistribution.of(20).inverseCumulativeProbability(p), 1, 20))
                .toList();
    }
}
