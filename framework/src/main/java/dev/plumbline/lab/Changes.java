package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/** The changes that a lab can be switched by: those by commands, which every lab has, and those of its kind. */
public final class Changes {

    private Changes() {}

    /**
     * A change of a lab.
     *
     * @throws MisuseException when there is none of that name; those there are are told
     */
    public static SwitchableChange find(Lab lab, String name) {
        return lab.description()
                .commandChanges()
                .find(name)
                .map(change -> change.on(host(lab, change.folder())))
                .or(() -> lab.port(ChangeHost.class)
                        .filter(kind -> kind.changes().contains(name))
                        .map(kind -> kind.change(name)))
                .orElseThrow(() -> unknown(lab, name));
    }

    /** What a lab runs commands with; on this computer they run in the given folder. */
    static CommandHost host(Lab lab, Path folder) {
        return lab.port(CommandHost.class).orElseGet(() -> new LocalCommands(folder));
    }

    private static MisuseException unknown(Lab lab, String name) {
        SortedSet<String> known =
                new TreeSet<>(lab.description().commandChanges().names());
        lab.port(ChangeHost.class).ifPresent(it -> known.addAll(it.changes()));
        return new MisuseException(
                "the lab has no change '" + name + "'; " + (known.isEmpty() ? "" : "write one of " + known + ", or ")
                        + "describe it in lab.yaml under 'changes'");
    }
}
