package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MultiplicityTest {

    /** Benjamini and Hochberg 1995, section 4: 15 tests of a trial of thrombolysis. */
    private static final double[] THROMBOLYSIS = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1.0000
    };

    @Test
    @DisplayName(
            "the false discovery rate rejects four of Benjamini and Hochberg's 15 tests, family-wise control three")
    void agreesWithBenjaminiAndHochberg() {
        assertThat(atMost(0.05, BenjaminiHochberg.adjust(THROMBOLYSIS))).isEqualTo(4);
        assertThat(atMost(0.05, Holm.adjust(THROMBOLYSIS))).isEqualTo(3);
        assertThat(BenjaminiHochberg.adjust(THROMBOLYSIS)[3]).isCloseTo(0.0095 * 15 / 4, within(1e-12));
    }

    @Test
    @DisplayName("Holm's procedure on the four p-values of Wikipedia's article on it")
    void agreesWithTheFourTests() {
        assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    }

    @Test
    void holmKeepsTheOrderAndNeverFallsBelowTheRawValue() {
        Random random = new Random(20_070_501);
        for (int run = 0; run < 500; run++) {
            double[] p = random.doubles(1 + random.nextInt(40)).toArray();
            double[] holm = Holm.adjust(p);
            double[] rate = BenjaminiHochberg.adjust(p);
            for (int i = 0; i < p.length; i++) {
                assertThat(holm[i]).isBetween(p[i], Math.min(1, p[i] * p.length));
                assertThat(rate[i]).isBetween(p[i], holm[i]);
                for (int j = 0; j < p.length; j++) {
                    assertThat(p[i] <= p[j] ? holm[i] <= holm[j] && rate[i] <= rate[j] : true)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void holmIsMonotoneInEveryPValue() {
        Random random = new Random(42);
        for (int run = 0; run < 500; run++) {
            double[] p = random.doubles(12).toArray();
            double[] smaller = p.clone();
            int one = random.nextInt(p.length);
            smaller[one] *= random.nextDouble();
            double[] before = Holm.adjust(p);
            double[] after = Holm.adjust(smaller);
            assertThat(after[one]).isLessThanOrEqualTo(before[one]);
        }
    }

    @Test
    void holmHoldsTheFamilyWiseErrorUnderTheNull() {
        Random random = new Random(1979);
        int runs = 20_000;
        int falseAlarms = 0;
        for (int run = 0; run < runs; run++) {
            falseAlarms += atMost(0.05, Holm.adjust(random.doubles(30).toArray())) > 0 ? 1 : 0;
        }
        // 1 - (1 - 0.05/30)^30 = 0.0488; three Monte Carlo errors
        assertThat(falseAlarms / (double) runs).isCloseTo(0.0488, within(3 * Math.sqrt(0.0488 * 0.95 / runs)));
    }

    @Test
    void noTestsGiveNoPValuesAndWhatIsNoPValueIsRefused() {
        assertThat(Holm.adjust(new double[0])).isEmpty();
        assertThat(BenjaminiHochberg.adjust(new double[0])).isEmpty();
        assertThatThrownBy(() -> Holm.adjust(new double[] {0.5, 1.5})).hasMessage("p[1] must lie in 0..1, but is 1.5");
        assertThatThrownBy(() -> BenjaminiHochberg.adjust(new double[] {Double.NaN}))
                .hasMessage("p[0] must lie in 0..1, but is NaN");
    }

    private static long atMost(double level, double[] p) {
        return Arrays.stream(p).filter(value -> value <= level).count();
    }
}
