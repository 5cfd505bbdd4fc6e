package dev.plumbline.lab.embedded;

import dev.plumbline.lab.Settings;
import java.time.Duration;

/**
 * What a machine's network card is emulated by.
 *
 * @param bitsPerSecond what it carries at most, in each direction
 * @param cpuPerByte processor time of the parent host for each byte, in either direction
 */
record NicModel(long bitsPerSecond, Duration cpuPerByte) {

    /** What stands in {@code lab.yaml}, and for the rest this one. */
    NicModel read(Settings model) {
        model.known("rate", "cpuPerByte");
        return new NicModel(rate(model, "rate", bitsPerSecond), model.duration("cpuPerByte", cpuPerByte));
    }

    /** A rate at which something is carried. */
    static long rate(Settings settings, String key, long otherwise) {
        long rate = settings.bitsPerSecond(key, otherwise);
        if (rate < 1) {
            throw settings.mistake("has a rate of 0 bit/s for '" + key + "'; write for example '10 Mbit/s'");
        }
        return rate;
    }

    double cpuNanos(long bytes) {
        return (double) bytes * cpuPerByte.toNanos();
    }
}
