package dev.plumbline.reports.sweeps;

import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.Response;
import dev.plumbline.reports.text.Safe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of the verdict table that differ from experiment to experiment. */
public final class Column {

    private Column() {}

    /**
     * A factor.
     *
     * @param name its name
     * @param levels its levels in declared order
     */
    public record OfFactor(String name, List<OfLevel> levels) {

        static OfFactor of(Factor factor) {
            return new OfFactor(
                    Safe.line(factor.name(), Safe.NAME),
                    factor.levels().stream().map(OfLevel::of).toList());
        }
    }

    /**
     * A level.
     *
     * @param text the level as it is written
     * @param number what to sort it by; {@code null} for a name
     */
    public record OfLevel(String text, @Nullable Double number) {

        static OfLevel of(Level level) {
            return new OfLevel(Safe.line(level.text(), Safe.NAME), level.number());
        }
    }

    /**
     * A response.
     *
     * @param name its name
     * @param unit its unit; {@code ""} for a plain number
     */
    public record OfResponse(String name, String unit) {

        static OfResponse of(Response response) {
            return new OfResponse(Safe.line(response.name(), Safe.NAME), Safe.line(response.unit(), Safe.NAME));
        }
    }
}
