package dev.plumbline.lab.local;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Settings;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.linux.BalancerSettings;
import dev.plumbline.lab.linux.LunSettings;
import dev.plumbline.lab.linux.LunSource;
import dev.plumbline.lab.linux.QuietBounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/**
 * What {@code lab.yaml} says of a local lab; all defaults stand here.
 *
 * @param limited whether machines have the processors and the memory that an experiment declares, and no more
 * @param luns what makes its volumes, given the folder for a run's own files
 * @param balancers what load balancers are like
 * @param capacity what it has to give beside disk space
 * @param times how long a trial loads it
 * @param quiet what counts as quiet before a block
 */
record LocalSettings(
        boolean limited,
        Function<Path, LunSource> luns,
        BalancerSettings balancers,
        Demand capacity,
        Times times,
        QuietBounds quiet) {

    static LocalSettings read(Settings settings) {
        settings.known("machine", "lun", "balancer", "capacity", "times", "quiet");
        return new LocalSettings(
                limited(settings.section("machine").known("limits")),
                LunSettings.read(settings.section("lun")),
                BalancerSettings.read(settings.section("balancer")),
                capacity(settings.section("capacity").known("machines", "memory")),
                times(settings.section("times").known("warmUp", "measure")),
                QuietBounds.read(settings.section("quiet")));
    }

    private static boolean limited(Settings machine) {
        String limits = machine.text("limits", "declared");
        return switch (limits) {
            case "declared" -> true;
            case "none" -> false;
            default ->
                throw machine.mistake("has the limits '" + limits
                        + "'; write 'declared', for the processors and memory that an experiment declares, or 'none'");
        };
    }

    private static Demand capacity(Settings capacity) {
        return Demand.of(Demand.MACHINES, capacity.count("machines", 64))
                .plus(Demand.of(Demand.MEMORY, capacity.bytes("memory", 1L << 40)));
    }

    private static Times times(Settings times) {
        return new Times(
                times.duration("warmUp", Duration.ofMillis(500)),
                times.durationAboveZero("measure", Duration.ofSeconds(2)));
    }
}
