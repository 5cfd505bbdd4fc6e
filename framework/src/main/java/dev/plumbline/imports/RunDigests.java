package dev.plumbline.imports;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The runs that a session was made of, by which a second import of one is noticed, from whatever file. */
final class RunDigests {

    /** Informational key. */
    static final String KEY = "import.runs";

    private static final int ID_CHARACTERS = 8;

    private RunDigests() {}

    static String of(List<ImportedRun> runs) {
        return runs.stream().map(ImportedRun::digest).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(" "));
    }

    /** The id of the session that they make: the same for the same runs. */
    static String id(List<ImportedRun> runs) {
        return SourceText.digest(of(runs)).substring(0, ID_CHARACTERS);
    }

    static void refuseStored(List<ImportedRun> runs, List<Session> stored) {
        for (Session session : stored) {
            String key = session.fingerprint().informational().getOrDefault(KEY, "");
            Set<String> known = Set.copyOf(Arrays.asList(key.split(" ")));
            for (ImportedRun run : runs) {
                if (known.contains(run.digest())) {
                    throw new MisuseException(run.place() + " is stored already, in session " + session.id() + " of "
                            + session.experiment().id() + " on lab "
                            + session.lab().name());
                }
            }
        }
    }
}
