package dev.plumbline.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Ratios of pairs, of which median and range are told. */
final class Ratios {

    private final List<Double> all = new ArrayList<>();

    void add(double ratio) {
        all.add(ratio);
    }

    /** As {@code IOPS, Plumbline / fio alone, 10 pairs: median 1.0015 [0.9913–1.0123]}. */
    String told(String what) {
        List<Double> sorted = new ArrayList<>(all);
        Collections.sort(sorted);
        int pairs = sorted.size();
        return String.format(
                Locale.ROOT,
                "%s, %d pairs: median %.4f [%.4f–%.4f]",
                what,
                pairs,
                (sorted.get((pairs - 1) / 2) + sorted.get(pairs / 2)) / 2,
                sorted.get(0),
                sorted.get(pairs - 1));
    }
}
