package dev.plumbline.imports;

import dev.plumbline.model.MisuseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A run that is imported.
 *
 * @param run the run
 * @param levels factor to level as text, in the order of the factors
 */
record ChosenRun(ImportedRun run, Map<String, String> levels) {

    /** The runs that the request asks for, all of which can be used, in the order of the files. */
    static List<ChosenRun> of(ImportRequest request, List<LeveledFile> files) {
        List<ChosenRun> chosen = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        for (LeveledFile file : files) {
            for (ImportedRun run : file.file().runs()) {
                if (matches(request, run)) {
                    check(run, places);
                    chosen.add(new ChosenRun(run, levels(request, file, run)));
                }
            }
        }
        if (chosen.isEmpty()) {
            throw new MisuseException("no run is left: none has " + request.only());
        }
        return chosen;
    }

    private static boolean matches(ImportRequest request, ImportedRun run) {
        return request.only().entrySet().stream()
                .allMatch(asked -> asked.getValue().equals(run.facts().get(asked.getKey())));
    }

    private static void check(ImportedRun run, Map<String, String> places) {
        if (run.broken() != null) {
            throw new MisuseException(run.place() + " " + run.broken()
                    + (run.facts().containsKey("start") ? "; --only leaves runs out, as --only start=1" : ""));
        }
        String before = places.put(run.digest(), run.place());
        if (before != null) {
            throw new MisuseException(run.place() + " is the same run as " + before + "; name it once");
        }
    }

    private static Map<String, String> levels(ImportRequest request, LeveledFile file, ImportedRun run) {
        Map<String, String> levels = new LinkedHashMap<>(file.levels());
        request.factors().forEach((factor, fact) -> {
            String level = run.facts().get(fact);
            if (level == null) {
                throw new MisuseException(run.place() + " does not tell '" + fact + "'; it tells "
                        + new TreeSet<>(run.facts().keySet()));
            }
            if (levels.put(factor, level) != null) {
                throw new MisuseException("the factor '" + factor + "' has a level both before " + run.place()
                        + " and by --factor; write one of them");
            }
        });
        return levels;
    }
}
