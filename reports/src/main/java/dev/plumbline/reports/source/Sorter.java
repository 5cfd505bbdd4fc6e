package dev.plumbline.reports.source;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Fixture;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sorts a session's trials, verdicts and fixtures to their treatments, in one pass over each. */
final class Sorter {

    private final Session session;
    private final @Nullable Judgement judgement;
    private final Map<String, List<TrialRecord>> trials;
    private final Map<String, List<Cell>> cells;

    private Sorter(Session session, @Nullable Judgement judgement) {
        this.session = session;
        this.judgement = judgement;
        this.trials = by(TrialRecord::treatment, session.trials());
        this.cells = by(Cell::treatment, judgement == null ? List.of() : judgement.cells());
    }

    static ExperimentReport sort(Session session, @Nullable Judgement judgement) {
        Sorter sorter = new Sorter(session, judgement);
        Set<String> planned = new HashSet<>(session.design().treatments());
        List<TreatmentReport> treatments = session.experiment().treatments().stream()
                .filter(treatment -> planned.contains(treatment.id()))
                .map(sorter::treatment)
                .toList();
        return new ExperimentReport(session, judgement, treatments, sorter.fixtures(), sorter.stopped());
    }

    private TreatmentReport treatment(Treatment treatment) {
        List<TrialRecord> own = trials.getOrDefault(treatment.id(), List.of());
        List<Cell> judged = cells.getOrDefault(treatment.id(), List.of());
        if (judgement == null) {
            return new TreatmentReport(treatment, null, ExperimentReport.UNJUDGED, judged, own);
        }
        if (judged.isEmpty()) {
            return new TreatmentReport(treatment, judgement.verdict(), judgement.sentence(), judged, own);
        }
        Verdict verdict = Verdict.merge(judged.stream().map(Cell::verdict).toList());
        String sentence = judged.stream()
                .sorted(Comparator.comparing(Cell::verdict))
                .map(Cell::sentence)
                .distinct()
                .collect(Collectors.joining("\n"));
        return new TreatmentReport(treatment, verdict, sentence, judged, own);
    }

    private List<ServedFixtures> fixtures() {
        Map<Served, List<Fixture>> groups = by(f -> new Served(f.block(), f.treatment()), session.fixtures());
        Map<Integer, List<String>> blocks = treatmentsByBlock();
        List<ServedFixtures> served = new ArrayList<>(groups.size());
        groups.forEach((key, fixtures) -> {
            boolean shared = key.treatment().isEmpty();
            List<String> treatments = !shared
                    ? List.of(key.treatment())
                    : key.block() == 0 ? session.design().treatments() : blocks.getOrDefault(key.block(), List.of());
            served.add(new ServedFixtures(key.block(), fixtures, treatments, shared));
        });
        return served;
    }

    private Map<Integer, List<String>> treatmentsByBlock() {
        return session.trials().stream()
                .collect(Collectors.groupingBy(
                        TrialRecord::block,
                        Collectors.mapping(
                                TrialRecord::treatment,
                                Collectors.collectingAndThen(
                                        Collectors.toCollection(LinkedHashSet::new), List::copyOf))));
    }

    private Instant stopped() {
        return Stream.concat(
                        session.trials().stream().map(Trials::stop),
                        session.fixtures().stream().map(Trials::stop))
                .max(Comparator.naturalOrder())
                .orElse(session.started());
    }

    private static <K, V> Map<K, List<V>> by(Function<V, K> key, List<V> values) {
        return values.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private record Served(int block, String treatment) {}
}
