package dev.plumbline.lab.embedded;

import java.math.BigDecimal;
import java.time.Duration;

/** Declared numbers, as they stand in fingerprints. */
final class Declared {

    private Declared() {}

    static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    static String millis(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros().toPlainString() + " ms";
    }

    static String rate(long bitsPerSecond) {
        return bitsPerSecond + " bit/s";
    }
}
