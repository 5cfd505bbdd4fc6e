package dev.plumbline.expect;

import dev.plumbline.model.Level;
import dev.plumbline.model.Treatment;
import dev.plumbline.statistics.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code iops at placement=ALTERNATING is 1.8 to 2.2 times that at placement=PACKED for vms=8..12}, for each pair of treatments
 * that differ in nothing else.
 *
 * @param low the least ratio; 0 for none
 * @param high the largest ratio; infinity for none
 */
record Times(Quantity quantity, List<Pair> pairs, double low, double high) implements Expected {

    /** Two treatments that are compared. */
    record Pair(Treatment numerator, Treatment denominator) {}

    /** The pairs: each treatment that is taken, with the one at which the other selection's factors have its levels instead. */
    static List<Pair> pairs(List<Treatment> all, Selection taken, Map<String, String> instead) {
        Map<Map<String, String>, Treatment> byLevels =
                all.stream().collect(Collectors.toMap(Times::texts, Function.identity(), (a, b) -> a));
        List<Pair> pairs = new ArrayList<>();
        for (Treatment numerator : taken.of(all)) {
            Map<String, String> texts = texts(numerator);
            texts.putAll(instead);
            Optional.ofNullable(byLevels.get(texts))
                    .filter(denominator -> !denominator.equals(numerator))
                    .ifPresent(denominator -> pairs.add(new Pair(numerator, denominator)));
        }
        return pairs;
    }

    private static Map<String, String> texts(Treatment treatment) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Level> level : treatment.levels().entrySet()) {
            texts.put(level.getKey(), level.getValue().text());
        }
        return texts;
    }

    @Override
    public List<Treatment> about() {
        return pairs.stream()
                .flatMap(pair -> List.of(pair.numerator(), pair.denominator()).stream())
                .distinct()
                .toList();
    }

    @Override
    public String response() {
        return quantity.response();
    }

    @Override
    public Answer check(Sweep sweep) {
        List<Estimate> ratios = pairs.stream()
                .map(pair -> quantity.ratio(sweep, pair.numerator(), pair.denominator()))
                .toList();
        return new Answer(
                Ratios.between(ratios, Math.log(low), Math.log(high)),
                "it is " + Ratios.words(ratios) + " times",
                about());
    }
}
