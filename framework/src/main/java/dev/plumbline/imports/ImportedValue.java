package dev.plumbline.imports;

import dev.plumbline.model.Better;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One quantity that a tool measured in one run. What the tool did not measure has no value; it is never a zero.
 *
 * @param name what it is, as in {@code iops}, {@code readIops} or {@code latencyMean}
 * @param value over all machines, in the unit; finite
 * @param unit {@code 1/s}, {@code MiB/s}, {@code ms} or {@code %}; {@code ""} for a count
 * @param better the direction in which it improves
 * @param machines machine to its own value, by the name that the file has; empty where the file tells of none
 * @param note what whoever uses the value should know, in one sentence; {@code null} for nothing
 */
public record ImportedValue(
        String name,
        double value,
        String unit,
        Better better,
        SortedMap<String, Double> machines,
        @Nullable String note) {

    /** Copies the machines; rejects a value that is not finite. */
    public ImportedValue {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(better, "better");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, but is " + value);
        }
        machines = Collections.unmodifiableSortedMap(new TreeMap<>(machines));
    }
}
