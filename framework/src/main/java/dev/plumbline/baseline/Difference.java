package dev.plumbline.baseline;

import dev.plumbline.model.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An identity key of which two fingerprints say different things.
 *
 * @param key the key
 * @param old what the stored session has; {@code null} for nothing
 * @param now what the fresh session has; {@code null} for nothing
 */
record Difference(
        String key, @Nullable String old, @Nullable String now) {

    /** All differences, by key. */
    static List<Difference> between(Fingerprint old, Fingerprint now) {
        SortedSet<String> keys = new TreeSet<>(old.identity().keySet());
        keys.addAll(now.identity().keySet());
        List<Difference> differences = new ArrayList<>();
        for (String key : keys) {
            String before = old.identity().get(key);
            String after = now.identity().get(key);
            if (before == null || !before.equals(after)) {
                differences.add(new Difference(key, before, after));
            }
        }
        return differences;
    }

    @Override
    public String toString() {
        return key + " " + text(old) + " → " + text(now);
    }

    private static String text(@Nullable String value) {
        return value == null ? "(none)" : value.isEmpty() ? "(empty)" : value;
    }
}
