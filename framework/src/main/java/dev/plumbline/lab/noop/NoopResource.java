package dev.plumbline.lab.noop;

import dev.plumbline.lab.Conductor;
import dev.plumbline.lab.Machines;
import dev.plumbline.model.Measurement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * So many nothings.
 *
 * @param count how many
 * @param conductor what a trial runs loads with; {@code null} outside of a trial
 */
public record NoopResource(int count, @Nullable Conductor conductor) {

    /** Runs a load on no machines. */
    public Measurement run(NoopLoad load) {
        if (conductor == null) {
            throw new IllegalStateException("only a trial's view runs loads");
        }
        return conductor.run(new Machines(List.of(), List.of(), conductor), load);
    }
}
