package dev.plumbline.baseline;

import dev.plumbline.baseline.Limiter.Limit;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Level;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What limited which treatments, one sentence for each resource. */
final class LimitFindings {

    private LimitFindings() {}

    static List<Finding> of(Session session, Limiter limiter) {
        return sentences(session, limiter, session.experiment().treatments()).stream()
                .map(LimitFindings::finding)
                .toList();
    }

    /** The same of some treatments, without a place in a judgement. */
    static List<String> sentences(Session session, Limiter limiter, List<Treatment> of) {
        Map<String, List<Treatment>> limited = new LinkedHashMap<>();
        List<Treatment> free = new ArrayList<>();
        Set<String> measured = Set.copyOf(session.design().treatments());
        for (Treatment treatment : of) {
            if (measured.contains(treatment.id()) && limiter.knows(treatment.id())) {
                limiter.limit(treatment.id())
                        .ifPresentOrElse(
                                limit -> limited.computeIfAbsent(limit.group(), key -> new ArrayList<>())
                                        .add(treatment),
                                () -> free.add(treatment));
            }
        }
        List<String> sentences = new ArrayList<>();
        limited.values().forEach(treatments -> sentences.add(sentence(session, limiter, treatments)));
        if (!limited.isEmpty() && !free.isEmpty()) {
            sentences.add("nothing named limited " + compressed(session, free));
        } else if (!free.isEmpty()) {
            boolean all = of.size() == session.experiment().treatments().size();
            sentences.add("nothing named limited " + (all ? "any treatment" : compressed(session, free)));
        }
        return sentences;
    }

    private static String sentence(Session session, Limiter limiter, List<Treatment> treatments) {
        List<Limit> limits = treatments.stream()
                .flatMap(treatment -> limiter.limit(treatment.id()).stream())
                .toList();
        double busy = limits.stream().mapToDouble(Limit::share).average().orElse(0);
        String side = limits.get(0).side();
        return limits.get(0).names() + " (" + Quantities.formatPercent(busy) + " busy) limited "
                + compressed(session, treatments)
                + (side.isEmpty() ? "" : ": these figures are a statement about the " + side);
    }

    /** As {@code vms=8..12, placement=PACKED; vms=8..22, placement=ALTERNATING}. */
    private static String compressed(Session session, List<Treatment> treatments) {
        if (treatments.size() == 1) {
            return treatments.get(0).displayName();
        }
        List<Factor> factors = session.experiment().factors();
        Factor running = factors.get(0);
        for (Factor factor : factors) {
            running = factor.levels().size() > running.levels().size() ? factor : running;
        }
        Factor along = running;
        Map<String, List<Treatment>> groups = treatments.stream()
                .collect(Collectors.groupingBy(
                        treatment -> others(treatment, along), LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> along.name() + "=" + runs(along, group.getValue())
                        + (group.getKey().isEmpty() ? "" : ", " + group.getKey()))
                .collect(Collectors.joining("; "));
    }

    private static String others(Treatment treatment, Factor along) {
        Map<String, Level> others = new LinkedHashMap<>(treatment.levels());
        others.remove(along.name());
        return others.isEmpty() ? "" : new Treatment(others).displayName();
    }

    /** Neighbouring levels of a numeric factor as a range. */
    private static String runs(Factor along, List<Treatment> treatments) {
        List<String> there = treatments.stream()
                .map(treatment -> treatment.level(along.name()).text())
                .toList();
        List<List<String>> runs = new ArrayList<>();
        boolean inside = false;
        for (Level level : along.levels()) {
            if (there.contains(level.text())) {
                if (!inside) {
                    runs.add(new ArrayList<>());
                }
                runs.get(runs.size() - 1).add(level.text());
            }
            inside = there.contains(level.text());
        }
        return runs.stream()
                .map(run ->
                        run.size() > 2 && along.numeric() ? List.of(run.get(0) + ".." + run.get(run.size() - 1)) : run)
                .flatMap(Collection::stream)
                .collect(Collectors.joining(","));
    }

    private static Finding finding(String sentence) {
        return new Finding(Finding.Kind.LIMIT, "", "", null, null, sentence);
    }
}
