package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogSampleTest {

    /** Student's sleep data (Biometrika 6, 1908), differences; R: t.test(extra ~ group, paired = TRUE). */
    private static final double[] SLEEP = {1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4};

    @Test
    void studentsSleepDataGiveTheirPublishedInterval() {
        Estimate estimate = LogSample.ofLogs(SLEEP).estimate().orElseThrow();

        assertThat(estimate.value()).isCloseTo(1.58, within(1e-12));
        assertThat(estimate.degreesOfFreedom()).isEqualTo(9);
        assertThat(estimate.interval(0.95).low()).isCloseTo(0.7001142, within(1e-7));
        assertThat(estimate.interval(0.95).high()).isCloseTo(2.4598858, within(1e-7));
        assertThat(2 * estimate.pAbove(0)).isCloseTo(0.00283289, within(1e-8));
        assertThat(estimate.pBelow(0)).isCloseTo(1 - 0.00283289 / 2, within(1e-8));
    }

    @Test
    void theMeanOfLogsIsTheGeometricMean() {
        LogSample sample = LogSample.ofLogs(Math.log(2), Math.log(8));

        assertThat(sample.geometricMean()).isCloseTo(4, within(1e-12));
        assertThat(sample.count()).isEqualTo(2);
    }

    @Test
    void oneValueHasNoError() {
        assertThat(LogSample.ofLogs(1).estimate()).isEmpty();
        assertThat(LogSample.ofLogs(1).variance()).isZero();
    }

    @Test
    void valuesWithoutVarianceHaveAnIntervalWithoutWidth() {
        Estimate estimate = LogSample.ofLogs(1, 1, 1).estimate().orElseThrow();

        assertThat(estimate.interval(0.95).low())
                .isEqualTo(estimate.interval(0.95).high())
                .isEqualTo(1);
        assertThat(estimate.pAbove(0)).isZero();
        assertThat(estimate.pAbove(1)).isEqualTo(1);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(LogSample::ofLogs).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LogSample.ofLogs(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Estimate(0, Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Estimate(0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
