package dev.plumbline.lab.linux;

import dev.plumbline.lab.UndoRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What of a lab can be metered now. A resource registers its meters when it is made, under an owner that an argument of its undo
 * record names, as its network namespace; they are gone as soon as that is undone.
 */
public final class Meters {

    private record Owned(String owner, Meter meter) {}

    private final List<Owned> meters = new CopyOnWriteArrayList<>();

    /**
     * Registers a meter.
     *
     * @param owner what an undo record of this resource has as an argument
     * @throws IllegalStateException when a meter of that name is there
     */
    public synchronized void add(String owner, Meter meter) {
        if (meters.stream().anyMatch(one -> one.meter().name().equals(meter.name()))) {
            throw new IllegalStateException("'" + meter.name() + "' is metered already");
        }
        meters.add(new Owned(owner, meter));
    }

    /** Forgets what belongs to the resource of an undo record. */
    public synchronized void forget(UndoRecord record) {
        meters.removeIf(one -> record.arguments().containsValue(one.owner()));
    }

    /** Those that are there now, in the order in which they were registered. */
    List<Meter> all() {
        List<Meter> now = new ArrayList<>();
        meters.forEach(one -> now.add(one.meter()));
        return now;
    }
}
