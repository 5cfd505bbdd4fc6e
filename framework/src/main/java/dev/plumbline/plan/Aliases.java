package dev.plumbline.plan;

import dev.plumbline.model.Alias;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.Treatment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds covariates that move with a factor while the other factors are held. A covariate that moves at a few levels only
 * makes a break there; one that moves at most levels moves along.
 */
public final class Aliases {

    private final List<Factor> factors;
    private final Map<Treatment, SortedMap<String, Double>> covariates;

    private Aliases(List<Factor> factors, Map<Treatment, SortedMap<String, Double>> covariates) {
        this.factors = factors;
        this.covariates = covariates;
    }

    /** The aliases of a design: breaks first, then what moves along. */
    public static List<Alias> find(List<Factor> factors, Map<Treatment, SortedMap<String, Double>> covariates) {
        return new Aliases(factors, covariates).find();
    }

    private List<Alias> find() {
        SortedSet<String> names = new TreeSet<>();
        covariates.values().forEach(values -> names.addAll(values.keySet()));
        if (names.isEmpty()) {
            return List.of();
        }
        List<Alias> breaks = new ArrayList<>();
        List<Alias> along = new ArrayList<>();
        for (Factor factor : factors) {
            List<List<Treatment>> walks = walks(factor);
            for (String covariate : names) {
                breaks.addAll(merged(
                        walks.stream()
                                .flatMap(walk -> breaks(covariate, factor, walk).stream())
                                .toList(),
                        walks.size()));
                alongWith(covariate, factor, walks, along);
            }
        }
        breaks.addAll(along);
        return breaks;
    }

    /** The treatments in the order of one factor's levels, once for each combination of the other factors' levels. */
    private List<List<Treatment>> walks(Factor factor) {
        Map<Map<String, Level>, Map<String, Treatment>> groups = new LinkedHashMap<>();
        for (Treatment treatment : covariates.keySet()) {
            groups.computeIfAbsent(others(treatment, factor), key -> new LinkedHashMap<>())
                    .put(treatment.level(factor.name()).text(), treatment);
        }
        List<List<Treatment>> walks = new ArrayList<>();
        for (Map<String, Treatment> group : groups.values()) {
            List<Treatment> walk = new ArrayList<>();
            for (Level level : factor.levels()) {
                Treatment treatment = group.get(level.text());
                if (treatment != null) {
                    walk.add(treatment);
                }
            }
            walks.add(walk);
        }
        return walks;
    }

    private List<Alias> breaks(String covariate, Factor factor, List<Treatment> walk) {
        List<Alias> found = new ArrayList<>();
        for (int i = 1; i < walk.size(); i++) {
            double before = value(covariate, walk.get(i - 1));
            double after = value(covariate, walk.get(i));
            if (before != after) {
                found.add(new Alias(
                        covariate,
                        factor.name(),
                        held(walk.get(i), factor),
                        walk.get(i).level(factor.name()),
                        before,
                        after));
            }
        }
        return few(found.size(), walk) ? found : List.of();
    }

    private void alongWith(String covariate, Factor factor, List<List<Treatment>> walks, List<Alias> along) {
        for (List<Treatment> walk : walks) {
            long moves = 0;
            for (int i = 1; i < walk.size(); i++) {
                moves += value(covariate, walk.get(i - 1)) != value(covariate, walk.get(i)) ? 1 : 0;
            }
            if (moves > 0 && !few(moves, walk)) {
                along.add(new Alias(
                        covariate,
                        factor.name(),
                        walks.size() == 1 || everywhere(covariate, walks) ? "" : held(walk.get(0), factor),
                        null,
                        value(covariate, walk.get(0)),
                        value(covariate, walk.get(walk.size() - 1))));
                return; // said once, whatever the other factors' levels
            }
        }
    }

    private boolean everywhere(String covariate, List<List<Treatment>> walks) {
        return walks.stream()
                .allMatch(walk -> walk.stream()
                                .mapToDouble(at -> value(covariate, at))
                                .distinct()
                                .count()
                        > 1);
    }

    /** A break stands between stretches in which the covariate rests: at most one move in four steps. */
    private static boolean few(long moves, List<Treatment> walk) {
        return moves > 0 && walk.size() > 2 && moves <= Math.max(1, (walk.size() - 1) / 4);
    }

    private static List<Alias> merged(List<Alias> found, int walks) {
        Map<Alias, List<Alias>> same = found.stream()
                .collect(Collectors.groupingBy(
                        alias -> new Alias(
                                alias.covariate(), alias.factor(), "", alias.from(), alias.before(), alias.after()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return same.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().size() == walks ? List.of(entry.getKey()).stream() : entry.getValue().stream())
                .toList();
    }

    private double value(String covariate, Treatment treatment) {
        SortedMap<String, Double> values = covariates.get(treatment);
        return values == null ? 0 : values.getOrDefault(covariate, 0.0);
    }

    private static String held(Treatment treatment, Factor factor) {
        return new Treatment(others(treatment, factor)).levels().isEmpty()
                ? ""
                : new Treatment(others(treatment, factor)).displayName();
    }

    private static Map<String, Level> others(Treatment treatment, Factor factor) {
        Map<String, Level> others = new LinkedHashMap<>(treatment.levels());
        others.remove(factor.name());
        return others;
    }
}
