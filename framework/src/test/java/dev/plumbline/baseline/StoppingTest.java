package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.model.Session;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Blocks are run until every treatment is measured closely enough, and for no other reason. */
class StoppingTest {

    @Test
    void steadyTrialsAreEnoughAfterAFewBlocks() {
        Stopping after = Stopping.of(noisy(5, 0.005).build(), 0.02);

        assertThat(after.enough()).isTrue();
        assertThat(after.width()).isBetween(0.001, 0.02);
    }

    @Test
    void noisyTrialsAreNotAndTheWidestIntervalIsNamed() {
        Stopping after = Stopping.of(
                noisy(5, 0.005)
                        .values((b, vms) -> 500.0 * (vms == 4 && b == 2 ? 1.3 : 1 + b * 1e-3))
                        .build(),
                0.02);

        assertThat(after.enough()).isFalse();
        assertThat(after.of()).isEqualTo("iops of vms=4");
    }

    @Test
    void theWidthIsThatOfTheTIntervalOfTheMean() {
        // logarithms 0, 0.01, 0.02: deviation 0.01, error 0.01/√3, t(0.975; 2) = 4.302653
        Stopping after = Stopping.of(
                noisy(3, 0).values((b, vms) -> 500 * Math.exp(0.01 * b)).build(), 0.02);

        assertThat(after.width()).isCloseTo(Math.expm1(4.302653 * 0.01 / Math.sqrt(3)), within(1e-6));
    }

    @Test
    void twoBlocksThatHappenToAgreeAreNotEnough() {
        assertThat(Stopping.of(noisy(2, 0).build(), 0.02).enough()).isFalse();
    }

    @Test
    void aDifferenceBetweenArmsDoesNotMatter() {
        Stopping after = Stopping.of(
                noisy(6, 0)
                        .arms("old", "new")
                        .armValues((arm, b, vms) -> (arm.equals("new") ? 100 : 500) * Math.exp(0.001 * b))
                        .build(),
                0.02);

        assertThat(after.enough()).isTrue();
    }

    @Test
    void lostTrialsAndValuesThatCannotBeUsedAreNeverEnough() {
        assertThat(Stopping.of(
                        noisy(5, 0).values((b, vms) -> vms == 2 ? null : 500.0).build(), 0.02))
                .isEqualTo(new Stopping(false, Double.POSITIVE_INFINITY, "iops of vms=2"));
        assertThat(Stopping.of(noisy(5, 0).values((b, vms) -> 0.0).build(), 0.02)
                        .enough())
                .isFalse();
        assertThat(Stopping.of(noisy(0, 0).build(), 0.02).enough()).isFalse();
    }

    @Test
    void aBlockThatIsNotWholeDoesNotCount() {
        Session full = noisy(5, 0.005).build();
        Session cut =
                full.measured(full.design(), full.fixtures(), full.trials().subList(0, 3 * 6 + 2), null);

        assertThat(Stopping.of(cut, 0.05).enough()).isTrue();
    }

    @Test
    void aPrecisionIsAboveZero() {
        assertThatThrownBy(() -> Stopping.of(noisy(3, 0).build(), 0)).hasMessageContaining("greater than 0");
    }

    private static SessionBuilder noisy(int blocks, double noise) {
        Random random = new Random(4);
        return SessionBuilder.session(1)
                .blocks(blocks)
                .values((b, vms) -> 500 * Math.exp(noise * random.nextGaussian() + 1e-6 * b));
    }
}
