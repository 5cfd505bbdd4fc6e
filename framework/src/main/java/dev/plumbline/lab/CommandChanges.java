package dev.plumbline.lab;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The changes of a lab that commands of {@code lab.yaml} switch; what they are is read by {@link Changes}. */
public final class CommandChanges {

    /** No such changes. */
    public static final CommandChanges NONE = new CommandChanges(Map.of());

    private static final String KEY = "changes";

    private final Map<String, CommandChange> byName;

    private CommandChanges(Map<String, CommandChange> byName) {
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** Their names. */
    public Set<String> names() {
        return byName.keySet();
    }

    Optional<CommandChange> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Takes them out of a lab's settings; what is left there is for the kind to read.
     *
     * @param folder the folder of {@code lab.yaml}
     * @param path the lab's path in it
     * @param settings the lab's settings, which are changed
     */
    static CommandChanges takeOutOf(Map<String, Object> settings, String path, Path folder) {
        if (!(settings.get(KEY) instanceof Map<?, ?> all)) {
            return NONE;
        }
        Settings section = new Settings(path, settings).section(KEY);
        Map<String, CommandChange> byCommands = new LinkedHashMap<>();
        Map<String, Object> others = new LinkedHashMap<>();
        all.forEach((key, change) -> {
            String name = String.valueOf(key);
            if (CommandChange.isOne(change)) {
                byCommands.put(name, CommandChange.read(name, folder, section.section(name)));
            } else {
                others.put(name, change);
            }
        });
        if (others.isEmpty()) {
            settings.remove(KEY);
        } else {
            settings.put(KEY, others);
        }
        return byCommands.isEmpty() ? NONE : new CommandChanges(byCommands);
    }
}
