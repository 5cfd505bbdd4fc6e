package dev.plumbline.lab;

import dev.plumbline.model.Measurement;
import java.util.List;

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
     * Runs a load on all of them: warm-up, common start, sampling of the host beside the load.
     *
     * @throws IncompleteTrialException when not every machine answered for the whole interval
     */
    public Measurement run(Load load) {
        return conductor.run(this, load);
    }
}
