package dev.plumbline.lab;

import dev.plumbline.model.Quantities;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of which kind of resource something needs, or a lab has.
 *
 * @param amounts kind to amount, zero or more; kinds that end in {@code " bytes"} are shown in binary units
 */
public record Demand(SortedMap<String, Long> amounts) {

    /** Space on volumes, in bytes. */
    public static final String DISK = "disk bytes";

    /** Memory, in bytes. */
    public static final String MEMORY = "memory bytes";

    /** Machines. */
    public static final String MACHINES = "machines";

    /** Nothing. */
    public static final Demand NONE = new Demand(Collections.emptySortedMap());

    /** Copies the amounts and rejects negative ones. */
    public Demand {
        amounts.forEach((kind, amount) -> {
            if (amount < 0) {
                throw new IllegalArgumentException(kind + " must not be negative, but is " + amount);
            }
        });
        amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    }

    /** So much of one kind. */
    public static Demand of(String kind, long amount) {
        return new Demand(new TreeMap<>(Map.of(kind, amount)));
    }

    /** This and that together. */
    public Demand plus(Demand other) {
        SortedMap<String, Long> sum = new TreeMap<>(amounts);
        other.amounts.forEach((kind, amount) -> sum.merge(kind, amount, Math::addExact));
        return new Demand(sum);
    }

    /** The larger of the two, kind by kind. */
    public Demand max(Demand other) {
        SortedMap<String, Long> most = new TreeMap<>(amounts);
        other.amounts.forEach((kind, amount) -> most.merge(kind, amount, Math::max));
        return new Demand(most);
    }

    /** An amount for people: {@code 2 GiB} of {@code disk bytes}, {@code 22} of {@code machines}. */
    public static String format(String kind, long amount) {
        return kind.endsWith(" bytes")
                ? Quantities.formatBytes((double) amount) + " of "
                        + kind.substring(0, kind.length() - " bytes".length())
                : amount + " " + kind;
    }
}
