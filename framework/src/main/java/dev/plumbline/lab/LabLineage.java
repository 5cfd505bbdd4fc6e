package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Follows {@code like} from lab to lab and merges what it finds; the nearer one wins. */
final class LabLineage {

    static final String KIND = "kind";
    static final String LIKE = "like";
    static final String BASELINES = "baselines";

    private final String source;
    private final Map<String, Map<String, Object>> labs;

    LabLineage(String source, Map<String, Map<String, Object>> labs) {
        this.source = source;
        this.labs = labs;
    }

    /** The settings of a lab that exists, with those of the labs it is like, without {@code like} and {@code baselines}. */
    Map<String, Object> resolve(String name) {
        return resolve(name, new LinkedHashSet<>());
    }

    private Map<String, Object> resolve(String name, Set<String> seen) {
        if (!seen.add(name)) {
            throw new MisuseException(source + ": labs." + name + ".like goes round in a circle ("
                    + String.join(" → ", seen) + " → " + name + "); leave out one 'like' of it");
        }
        Map<String, Object> own = new LinkedHashMap<>(labs.getOrDefault(name, Map.of()));
        own.remove(BASELINES);
        Object like = own.remove(LIKE);
        if (like == null) {
            return own;
        }
        if (!labs.containsKey(like.toString())) {
            throw new MisuseException(source + ": labs." + name + ".like is '" + like
                    + "', but there is no such lab; write one of " + labs.keySet());
        }
        return merge(resolve(like.toString(), seen), own);
    }

    private static Map<String, Object> merge(Map<?, ?> base, Map<?, ?> over) {
        Map<String, Object> merged = new LinkedHashMap<>();
        base.forEach((key, value) -> merged.put(String.valueOf(key), value));
        over.forEach((key, value) -> merged.merge(
                String.valueOf(key),
                value,
                (below, above) -> below instanceof Map<?, ?> lower && above instanceof Map<?, ?> upper
                        ? merge(lower, upper)
                        : above));
        return merged;
    }
}
