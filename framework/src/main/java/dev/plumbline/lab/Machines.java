package dev.plumbline.lab;

import dev.plumbline.model.Measurement;
import dev.plumbline.model.Reading;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The machines of one trial. */
public final class Machines {

    private final List<Machine> machines;
    private final List<DiskSlot> disks;
    private final Conductor conductor;

    /**
     * Machines, and where their disks lie.
     *
     * @param machines the machines, in order; at least one
     * @param disks one for each machine; empty where they have none
     * @param conductor what runs loads on them
     */
    public Machines(List<Machine> machines, List<DiskSlot> disks, Conductor conductor) {
        this.machines = List.copyOf(machines);
        this.disks = List.copyOf(disks);
        this.conductor = conductor;
    }

    /** The machines, in order. */
    public List<Machine> all() {
        return machines;
    }

    /** How many there are. */
    public int count() {
        return machines.size();
    }

    /** Where their disks lie, one for each machine; empty where they were declared without LUNs. */
    public List<DiskSlot> disks() {
        return disks;
    }

    /**
     * How long they took to come up: from the moment when they were asked for to the moment when the last one could take load.
     *
     * @throws MissingCapabilityException when the lab has not made them, or does not watch them start
     */
    public Duration startTime() {
        return machines.stream()
                .map(Machines::startTime)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Duration startTime(Machine machine) {
        return machine.require(MachineStart.class, "start that this lab has watched")
                .startTime();
    }

    /**
     * The same as a measurement: response {@code ready} in s, the {@linkplain #startTime() start time} of all, with that of each
     * machine.
     *
     * @throws MissingCapabilityException as of {@link #startTime()}
     */
    public Measurement timeToReady() {
        SortedMap<String, Double> each = new TreeMap<>();
        machines.forEach(machine -> each.put(machine.name(), seconds(startTime(machine))));
        return Measurement.of(new Reading("ready", seconds(startTime()), "s", each));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /**
     * Asks each machine for its own name and address, which must be those that it was given.
     *
     * @throws IncompleteTrialException when one has another, two have the same, or one does not tell
     * @throws MissingCapabilityException when the lab has given them none, or cannot ask
     */
    public void checkIdentities() {
        new IdentityCheck().check(machines);
    }

    /**
     * Runs a load on all of them: warm-up, common start, sampling of the host beside the load.
     *
     * @throws IncompleteTrialException when not every machine answered for the whole interval
     */
    public Measurement run(Load load) {
        return conductor.run(this, load);
    }
}
