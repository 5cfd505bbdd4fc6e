package dev.plumbline.lab;

import java.time.Duration;

/**
 * How long a trial loads the lab.
 *
 * @param warmUp load before anything counts; zero or more
 * @param measure the measured interval; more than zero
 */
public record Times(Duration warmUp, Duration measure) {

    /** Rejects intervals that cannot be measured. */
    public Times {
        if (warmUp.isNegative() || measure.isNegative() || measure.isZero()) {
            throw new IllegalArgumentException("warm-up is zero or more and the measured interval more than zero");
        }
    }
}
