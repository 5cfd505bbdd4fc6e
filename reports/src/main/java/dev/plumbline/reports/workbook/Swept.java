package dev.plumbline.reports.workbook;

import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.Treatment;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.TreatmentReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as curves over its swept factor: the numeric factor with the most levels or, without one, the factor with the most
 * levels.
 *
 * @param factor the factor's name
 * @param levels its levels from left to right
 * @param curves one for each combination of the other factors' levels
 */
record Swept(String factor, List<Level> levels, List<Curve> curves) {

    Swept {
        levels = List.copyOf(levels);
        curves = List.copyOf(curves);
    }

    /**
     * A curve.
     *
     * @param name the other factors' levels; {@code ""} where there are none
     * @param treatments its treatments by level
     */
    record Curve(String name, Map<Level, TreatmentReport> treatments) {

        @Nullable
        TreatmentReport at(Level level) {
            return treatments.get(level);
        }
    }

    /** Empty where no factor has two levels. */
    static Optional<Swept> of(ExperimentReport report) {
        Map<String, Set<Level>> levels = new LinkedHashMap<>();
        for (Factor factor : report.session().experiment().factors()) {
            Set<Level> distinct = report.treatments().stream()
                    .map(treatment -> treatment.treatment().level(factor.name()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (distinct.size() > 1) {
                levels.put(factor.name(), distinct);
            }
        }
        return levels.entrySet().stream()
                .max(Comparator.comparing((Map.Entry<String, Set<Level>> e) -> numeric(e.getValue()))
                        .thenComparing(e -> e.getValue().size()))
                .map(best ->
                        new Swept(best.getKey(), ordered(best.getValue()), curves(report.treatments(), best.getKey())));
    }

    /** Whether all levels are plain numbers, which have a place on an axis that any reader of the workbook draws to scale. */
    boolean toScale() {
        return levels.stream().allMatch(level -> LevelColumns.shown(level) instanceof Number);
    }

    /** Whether the levels have an order of their own, and something between them. */
    boolean ordered() {
        return levels.stream().allMatch(level -> level.number() != null);
    }

    /** The same with so many levels at most, spread over all of them. */
    Swept thinned(int most) {
        if (levels.size() <= most) {
            return this;
        }
        List<Level> kept = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            kept.add(levels.get((int) ((long) i * (levels.size() - 1) / (most - 1))));
        }
        return new Swept(factor, kept, curves);
    }

    private static List<Curve> curves(List<TreatmentReport> treatments, String swept) {
        Map<String, Map<Level, TreatmentReport>> curves = new LinkedHashMap<>();
        for (TreatmentReport treatment : treatments) {
            curves.computeIfAbsent(rest(treatment.treatment(), swept), name -> new HashMap<>())
                    .put(treatment.treatment().level(swept), treatment);
        }
        return curves.entrySet().stream()
                .map(curve -> new Curve(curve.getKey(), curve.getValue()))
                .toList();
    }

    private static String rest(Treatment treatment, String swept) {
        return treatment.levels().entrySet().stream()
                .filter(level -> !level.getKey().equals(swept))
                .map(level -> level.getKey() + "=" + level.getValue().text())
                .collect(Collectors.joining(", "));
    }

    private static boolean numeric(Set<Level> levels) {
        return levels.stream().allMatch(level -> level.number() != null);
    }

    private static List<Level> ordered(Set<Level> distinct) {
        List<Level> levels = new ArrayList<>(distinct);
        if (numeric(distinct)) {
            levels.sort(Comparator.comparing(Level::number));
        }
        return levels;
    }
}
