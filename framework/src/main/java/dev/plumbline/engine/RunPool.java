package dev.plumbline.engine;

import dev.plumbline.plan.ResourceDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Resources that serve all experiments of a run that ask for the same. */
final class RunPool {

    private record Key(Class<?> provisioner, Record spec) {}

    private record Entry(ResourceDefinition definition, Made made) {}

    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    /** The resource of that spec, made when it is first asked for. */
    Made get(ResourceDefinition definition, Record spec, Supplier<Made> making) {
        Key key = new Key(definition.provisioner().getClass(), spec);
        synchronized (entries) {
            Entry entry = entries.get(key);
            if (entry == null) {
                entry = new Entry(definition, making.get());
                entries.put(key, entry);
            }
            return entry.made();
        }
    }

    /**
     * Undoes them all, the latest first.
     *
     * @param maker what undoes them; not the one that made them, whose experiment is over
     */
    void undoAll(Maker maker) {
        List<Entry> latestFirst = new ArrayList<>(entries.values());
        Collections.reverse(latestFirst);
        entries.clear();
        latestFirst.forEach(entry -> maker.undo(entry.definition(), entry.made()));
    }
}
