package dev.plumbline.measure;

import dev.plumbline.model.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds the machines' series of one response up, step by step. */
final class SummedSeries {

    private SummedSeries() {}

    static List<Series> of(List<Series> series) {
        Map<String, List<Series>> byResponse = new LinkedHashMap<>();
        series.forEach(one -> byResponse
                .computeIfAbsent(one.response(), response -> new ArrayList<>())
                .add(one));
        return byResponse.values().stream().map(SummedSeries::sum).toList();
    }

    private static Series sum(List<Series> series) {
        Series first = series.get(0);
        int steps = series.stream().mapToInt(one -> one.values().size()).min().orElse(0);
        List<Double> sums = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            int step = i;
            sums.add(series.stream().mapToDouble(one -> one.values().get(step)).sum());
        }
        return new Series(first.response(), first.unit(), first.stepMillis(), sums);
    }
}
