package dev.plumbline.reports.summary;

import dev.plumbline.journal.Run;
import dev.plumbline.model.Verdict;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.ReportModel;
import dev.plumbline.reports.source.TreatmentReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The experiments of a run, each once: one that failed half way has a session without a verdict and a reason why it could not be
 * measured, and a calibration has many sessions.
 */
final class Entries {

    private final Map<String, List<Entry.Leaf>> leaves = new LinkedHashMap<>();
    private final Set<String> measured = new HashSet<>();

    private Entries() {}

    static List<Entry> of(ReportModel model) {
        Entries entries = new Entries();
        model.unmeasured().forEach(entries::add);
        model.experiments().forEach(entries::add);
        Map<String, String> names = names(entries.leaves.keySet());
        return entries.leaves.entrySet().stream()
                .map(entry -> new Entry(
                        entry.getKey(),
                        names.getOrDefault(entry.getKey(), entry.getKey()),
                        entries.measured.contains(entry.getKey()),
                        entry.getValue()))
                .toList();
    }

    /** The class and the method, without the package; with it where two would be called the same. */
    static Map<String, String> names(Collection<String> ids) {
        Set<String> seen = new HashSet<>();
        Set<String> twice =
                ids.stream().map(Entries::brief).filter(name -> !seen.add(name)).collect(Collectors.toSet());
        return ids.stream().collect(Collectors.toMap(id -> id, id -> twice.contains(brief(id)) ? id : brief(id)));
    }

    private static String brief(String id) {
        int method = id.lastIndexOf('.');
        return id.substring(id.lastIndexOf('.', method - 1) + 1);
    }

    private void add(Run.Unmeasured unmeasured) {
        leaves(unmeasured.id())
                .add(new Entry.Leaf(true, Verdict.BROKEN, "nothing was measured: " + unmeasured.sentence()));
    }

    private void add(ExperimentReport report) {
        String id = report.session().experiment().id();
        if (report.judgement() == null) {
            String why = Stream.of(report.sentence(), report.session().endedEarly())
                    .filter(sentence -> sentence != null)
                    .collect(Collectors.joining(" "));
            leaves(id).add(new Entry.Leaf(true, Verdict.BROKEN, why));
            return;
        }
        measured.add(id);
        leaves(id).add(leaf(true, report.verdict(), report.sentence()));
        for (TreatmentReport treatment : report.treatments()) {
            leaves(id).add(leaf(false, treatment.verdict(), treatment.sentence()));
        }
    }

    private List<Entry.Leaf> leaves(String id) {
        return leaves.computeIfAbsent(id, key -> new ArrayList<>());
    }

    /** What has no verdict did not come to its end. */
    private static Entry.Leaf leaf(boolean wholeSweep, @Nullable Verdict verdict, String sentence) {
        return new Entry.Leaf(wholeSweep, verdict == null ? Verdict.BROKEN : verdict, sentence);
    }
}
