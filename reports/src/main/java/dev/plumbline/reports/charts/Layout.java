package dev.plumbline.reports.charts;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.text.Safe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the charts over the swept factor have in common: the axis, and which treatment stands on which curve.
 *
 * @param report the experiment
 * @param axis the swept factor
 * @param groups the treatments by the levels of the other factors, as in {@code placement=PACKED}, from left to right
 */
record Layout(ExperimentReport report, SweptAxis axis, Map<String, List<TreatmentReport>> groups) {

    static Layout of(ExperimentReport report) {
        List<String> factors = report.session().experiment().factors().stream()
                .map(Factor::name)
                .toList();
        SweptAxis axis = SweptAxis.of(factors, report.treatments());
        Map<String, List<TreatmentReport>> groups = report.treatments().stream()
                .sorted(Comparator.comparingDouble(treatment -> axis.position(treatment.treatment())))
                .collect(Collectors.groupingBy(treatment -> rest(treatment.treatment(), axis.factor())));
        Map<String, List<TreatmentReport>> declared = new LinkedHashMap<>();
        report.treatments().stream()
                .map(treatment -> rest(treatment.treatment(), axis.factor()))
                .distinct()
                .forEach(name -> declared.put(name, groups.getOrDefault(name, List.of())));
        return new Layout(report, axis, declared);
    }

    /**
     * A part of the curves.
     *
     * @param layout what is left
     * @param remark what was left out, as a sentence; empty for nothing
     */
    record Choice(Layout layout, List<String> remark) {}

    /** The curves that moved most against the baseline, where there are too many for one purpose; in declared order. */
    Choice most(int curves) {
        if (groups.size() <= curves) {
            return new Choice(this, List.of());
        }
        boolean judged = groups.values().stream().anyMatch(group -> moved(group) > 0);
        List<String> all = List.copyOf(groups.keySet());
        List<String> chosen = judged
                ? all.stream()
                        .sorted(Comparator.comparingDouble(name -> -moved(groups.getOrDefault(name, List.of()))))
                        .limit(curves)
                        .toList()
                : Thin.evenly(all, curves);
        Map<String, List<TreatmentReport>> left = new LinkedHashMap<>(groups);
        left.keySet().retainAll(List.copyOf(chosen));
        return new Choice(
                new Layout(report, axis, left),
                List.of("Of " + all.size() + " combinations of the other factors' levels " + curves + " are drawn, "
                        + (judged ? "those that moved most." : "evenly spread over all.")));
    }

    /** The layout with no more levels on each curve than that. */
    Choice levels(int most) {
        int longest = groups.values().stream().mapToInt(List::size).max().orElse(0);
        if (longest <= most) {
            return new Choice(this, List.of());
        }
        Map<String, List<TreatmentReport>> thinned = new LinkedHashMap<>();
        groups.forEach((name, group) -> thinned.put(name, Thin.evenly(group, most)));
        return new Choice(
                new Layout(report, axis, thinned),
                List.of("Of " + longest + " levels " + most + " are drawn, evenly spread over all."));
    }

    /** The point of a treatment, without a value so far. */
    Dot dot(TreatmentReport treatment) {
        return Dot.of(
                axis.position(treatment.treatment()),
                treatment.treatment().id(),
                Safe.line(treatment.treatment().displayName(), 80),
                null);
    }

    /** What its trials measured; where arms are compared, those of the changed one. */
    Stream<Measurement> measured(TreatmentReport treatment) {
        return fresh(treatment).map(TrialRecord::measurement).flatMap(Stream::ofNullable);
    }

    /** Its trials; where arms are compared, those of the changed one. */
    Stream<TrialRecord> fresh(TreatmentReport treatment) {
        List<String> arms = report.session().design().arms();
        return treatment.trials().stream()
                .filter(trial -> arms.isEmpty() || trial.arm().equals(arms.get(arms.size() - 1)));
    }

    private static double moved(List<TreatmentReport> group) {
        return group.stream()
                .flatMap(treatment -> treatment.cells().stream())
                .map(Cell::comparison)
                .flatMap(Stream::ofNullable)
                .mapToDouble(Comparison::ratio)
                .map(ratio -> Math.abs(Math.log(ratio)))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static String rest(Treatment treatment, String swept) {
        return swept.isEmpty()
                ? ""
                : treatment.levels().entrySet().stream()
                        .filter(level -> !level.getKey().equals(swept))
                        .map(level -> level.getKey() + "=" + level.getValue().text())
                        .collect(Collectors.joining(", "));
    }

    /** Its curves in parts of so many. */
    List<Layout> parts(int curves) {
        List<String> names = List.copyOf(groups.keySet());
        List<Layout> parts = new ArrayList<>();
        for (int from = 0; from < names.size(); from += curves) {
            Map<String, List<TreatmentReport>> part = new LinkedHashMap<>(groups);
            part.keySet().retainAll(names.subList(from, Math.min(names.size(), from + curves)));
            parts.add(new Layout(report, axis, part));
        }
        return parts;
    }
}
