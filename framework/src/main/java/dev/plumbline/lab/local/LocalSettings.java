package dev.plumbline.lab.local;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Settings;
import dev.plumbline.lab.Times;
import java.time.Duration;

/**
 * What {@code lab.yaml} says of a local lab; all defaults stand here.
 *
 * @param capacity what it has to give
 * @param times how long a trial loads it
 */
record LocalSettings(Demand capacity, Times times) {

    static LocalSettings read(Settings settings) {
        settings.known("capacity", "times");
        return new LocalSettings(
                capacity(settings.section("capacity").known("machines", "disk", "memory")),
                times(settings.section("times").known("warmUp", "measure")));
    }

    private static Demand capacity(Settings capacity) {
        return Demand.of(Demand.MACHINES, capacity.count("machines", 64))
                .plus(Demand.of(Demand.DISK, capacity.bytes("disk", 64L << 30)))
                .plus(Demand.of(Demand.MEMORY, capacity.bytes("memory", 1L << 40)));
    }

    private static Times times(Settings times) {
        return new Times(
                times.duration("warmUp", Duration.ofMillis(500)),
                times.durationAboveZero("measure", Duration.ofSeconds(2)));
    }
}
