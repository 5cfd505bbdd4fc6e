package dev.plumbline.reports.charts;

import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis: 1, 2 or 5 times a power of ten apart. */
final class Ticks {

    private Ticks() {}

    /** Those from one bound to the other, about as many as wanted. */
    static List<Double> between(double from, double to, int wanted) {
        double step = step((to - from) / Math.max(1, wanted));
        List<Double> ticks = new ArrayList<>();
        if (!(step > 0) || !Double.isFinite(step)) {
            return ticks;
        }
        long first = (long) Math.ceil(from / step - 1e-9);
        for (long i = first; i * step <= to + step * 1e-9 && ticks.size() <= 2 * wanted; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** The powers of ten from one bound to the other, both greater than 0. */
    static List<Double> powers(double from, double to) {
        List<Double> ticks = new ArrayList<>();
        for (int i = (int) Math.round(Math.log10(from)); i <= Math.log10(to) + 1e-9; i++) {
            ticks.add(Math.pow(10, i));
        }
        return ticks;
    }

    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        return power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
    }
}
