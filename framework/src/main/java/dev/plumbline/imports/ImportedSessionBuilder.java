package dev.plumbline.imports;

import dev.plumbline.model.Experiment;
import dev.plumbline.model.Fingerprint;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.model.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the parts of an imported session together. What no file tells is left empty. */
final class ImportedSessionBuilder {

    private static final String KIND = "imported";
    private static final String UNIT = "the imported run";

    private final ImportRequest request;
    private final @Nullable Session newest;
    private final List<LeveledFile> files;
    private final ImportedTreatments treatments;
    private final ImportedResponses responses;
    private final String from;

    ImportedSessionBuilder(
            ImportRequest request,
            @Nullable Session newest,
            List<LeveledFile> files,
            ImportedTreatments treatments,
            ImportedResponses responses) {
        this.request = request;
        this.newest = newest;
        this.files = files;
        this.treatments = treatments;
        this.responses = responses;
        this.from = joined(files.stream().map(file -> file.file().kind()).toList(), ", ");
    }

    Session session() {
        List<TrialRecord> trials = trials();
        List<String> ids =
                treatments.runs().keySet().stream().map(Treatment::id).toList();
        return new Session(
                RunDigests.id(runs()),
                experiment(),
                new Session.LabInfo(
                        request.lab(),
                        newest == null ? KIND : newest.lab().kind(),
                        "Imported from " + from + ": the order of its trials is unknown."),
                trials.get(0).start(),
                0,
                Version.current(),
                fingerprint(),
                new Session.Design(treatments.blocks(), List.of(), ids, UNIT, List.of(), Duration.ZERO, Duration.ZERO),
                List.of(),
                trials,
                null,
                from,
                null);
    }

    private Experiment experiment() {
        String id = request.experiment();
        int dot = id.lastIndexOf('.');
        return new Experiment(
                id,
                id.substring(0, dot),
                id.substring(dot + 1),
                question(),
                treatments.factors(),
                responses.responses(),
                List.copyOf(treatments.runs().keySet()),
                newest == null ? Set.of() : newest.experiment().tags());
    }

    private String question() {
        if (request.question() != null) {
            return request.question();
        }
        return newest == null
                ? "What did the imported runs measure?"
                : newest.experiment().question();
    }

    /** In the order of their times; the k-th run of a treatment is its trial in block k. */
    private List<TrialRecord> trials() {
        Map<ImportedRun, Treatment> treatmentOf = new HashMap<>();
        treatments.runs().forEach((treatment, runs) -> runs.forEach(run -> treatmentOf.put(run, treatment)));
        List<TrialRecord> trials = new ArrayList<>();
        Map<Treatment, Integer> blocks = new HashMap<>();
        for (ImportedRun run : runs()) {
            Treatment treatment = treatmentOf.getOrDefault(run, new Treatment(Map.of()));
            trials.add(new TrialRecord(
                    blocks.merge(treatment, 1, Integer::sum),
                    "",
                    trials.size() + 1,
                    treatment.id(),
                    Outcome.COMPLETE,
                    null,
                    run.time(),
                    Map.of(),
                    new TreeMap<>(),
                    responses.measurement(run)));
        }
        return trials;
    }

    private List<ImportedRun> runs() {
        return treatments.runs().values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(ImportedRun::time))
                .toList();
    }

    /** What was asked of the lab, where all runs agree on it. No file tells of the lab itself, so no key is an identity. */
    private Fingerprint fingerprint() {
        SortedMap<String, String> keys = new TreeMap<>();
        List<ImportedRun> runs = runs();
        String prefix = files.get(0).file().tool().toLowerCase(Locale.ROOT) + ".";
        runs.get(0).loadFacts().forEach((fact, value) -> {
            if (runs.stream().allMatch(run -> value.equals(run.facts().get(fact)))) {
                keys.put(prefix + fact, value);
            }
        });
        keys.put(
                "import.files",
                joined(files.stream().map(file -> file.file().name()).toList(), ", "));
        keys.put("import.tool", from);
        keys.put(RunDigests.KEY, RunDigests.of(runs));
        return new Fingerprint(new TreeMap<>(), keys);
    }

    private static String joined(List<String> texts, String separator) {
        return texts.stream().distinct().sorted().collect(Collectors.joining(separator));
    }
}
