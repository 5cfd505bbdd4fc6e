package dev.plumbline.lab.command;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Settings;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.hosts.HostSettings;
import dev.plumbline.lab.linux.QuietBounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code lab.yaml} says of a lab of commands; all defaults stand here.
 *
 * @param commands what makes and deletes a machine
 * @param timeout the longest that one of the commands may take, and a machine until it has an address, and until it lets the user in
 * @param capacity how many machines there may be at once
 * @param machine what holds for all machines
 * @param patience how long a machine may not answer beside a load before it counts as lost
 * @param times how long a trial loads them
 * @param quiet what counts as quiet before a block
 */
record CommandSettings(
        MachineCommands commands,
        Duration timeout,
        Demand capacity,
        HostSettings machine,
        Duration patience,
        Times times,
        QuietBounds quiet) {

    private static final String MACHINES = "machines";
    private static final Duration LONGEST_STATS = Duration.ofSeconds(10);

    static CommandSettings read(Settings settings) {
        List<String> keys = new ArrayList<>(HostSettings.KEYS);
        keys.addAll(List.of("commands", "timeout", MACHINES, "patience", "times", "quiet"));
        settings.known(keys.toArray(String[]::new));
        Settings times = settings.section("times").known("warmUp", "measure");
        return new CommandSettings(
                MachineCommands.read(settings.section("commands")),
                settings.durationAboveZero("timeout", Duration.ofMinutes(5)),
                settings.keys().contains(MACHINES)
                        ? Demand.of(Demand.MACHINES, settings.count(MACHINES, 1))
                        : Demand.NONE,
                HostSettings.all(settings),
                settings.durationAboveZero("patience", Duration.ofSeconds(10)),
                new Times(
                        times.duration("warmUp", Duration.ofSeconds(1)),
                        times.durationAboveZero("measure", Duration.ofSeconds(5))),
                QuietBounds.read(settings.section("quiet")));
    }

    /** The longest that the command {@code stats} may take: nobody waits for it beside a load. */
    Duration longestStats() {
        return timeout.compareTo(LONGEST_STATS) < 0 ? timeout : LONGEST_STATS;
    }
}
