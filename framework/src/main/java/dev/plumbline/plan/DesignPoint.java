package dev.plumbline.plan;

import dev.plumbline.model.Treatment;
import java.util.List;

/**
 * A treatment, and what its trials are given.
 *
 * @param id the treatment's id, put together once: every trial, leaf and record names it
 * @param treatment the treatment
 * @param levels the values of the factors' parameters, in declared order
 * @param specs the specs of the resources, in declared order
 */
public record DesignPoint(String id, Treatment treatment, List<Object> levels, List<Record> specs) {

    /** Copies the lists. */
    public DesignPoint {
        levels = List.copyOf(levels);
        specs = List.copyOf(specs);
    }

    /** A treatment under its own id. */
    public DesignPoint(Treatment treatment, List<Object> levels, List<Record> specs) {
        this(treatment.id(), treatment, levels, specs);
    }
}
