package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.time.Duration;

/**
 * A part of a trial's measured interval: a time, or a share of the interval.
 *
 * @param fixed the time that does not depend on the interval
 * @param share the share of the interval that is added, 0 to 1
 */
record Moment(Duration fixed, double share) {

    /** Reads {@code 100 ms} or {@code 30 %}. */
    static Moment read(String text) {
        if (!text.strip().endsWith("%")) {
            return new Moment(Quantities.duration(text), 0);
        }
        double share = Quantities.share(text);
        if (share >= 1) {
            throw new MisuseException("'" + text + "' leaves nothing of the interval; write for example '30 %'");
        }
        return new Moment(Duration.ZERO, share);
    }

    /** Whether it has no length in any trial. */
    boolean isNothing() {
        return fixed.isZero() && share == 0;
    }

    /** Its length in a trial. */
    long nanos(Window window) {
        return fixed.toNanos() + Math.round(share * (window.to() - window.from()));
    }
}
