package dev.plumbline.baseline;

import dev.plumbline.model.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one response of a session is held against.
 *
 * @param ids ids of the stored sessions, oldest first
 * @param tables the figures of both sides; {@code null} where there are none to compare
 * @param against what it is, in words
 * @param caveat what keeps the session from passing
 * @param obstacle why there is nothing to compare; {@code null} exactly when there is
 * @param notes remarks on what was left out
 */
record Opposite(
        List<String> ids,
        @Nullable SweepTables tables,
        Against against,
        Caveat caveat,
        @Nullable Blanket obstacle,
        List<String> notes) {

    /** Whether there is something to compare that repeats itself to the last digit, or does not. */
    boolean repeats(boolean whether) {
        return tables != null && tables.repeats() == whether;
    }

    /** The same of a response that has no noise. */
    Opposite exactly() {
        return tables == null ? this : new Opposite(ids, tables.exactly(), against, caveat, obstacle, notes);
    }

    static Opposite none(Blanket obstacle, List<String> notes) {
        return new Opposite(List.of(), null, Against.stored(0, ""), Caveat.NONE, obstacle, notes);
    }

    static Opposite none(Verdict verdict, String reason) {
        return none(new Blanket(verdict, reason), List.of());
    }
}
