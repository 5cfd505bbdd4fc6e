package dev.plumbline.reports.charts;

import dev.plumbline.reports.text.Figures;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * A vertical axis. It starts at zero, or below it where values do; where it cannot, it says so.
 *
 * @param bottom the value at its lower end
 * @param top the value at its upper end
 * @param kind where it starts, and how it grows
 * @param ticks the values that are marked
 * @param words how a value is written
 */
record Scale(double bottom, double top, Kind kind, List<Double> ticks, DoubleFunction<String> words) {

    private static final int MARKS = 5;

    /** How far above the highest value an interval may reach; the rest is cut off, or it would flatten every curve. */
    private static final double HEADROOM = 1.35;

    /** So many times the lowest value the highest has to be before powers of ten stand at the same distance. */
    private static final double WIDE = 40;

    /** Values that differ by less than this share of the highest are too near each other to be seen above zero. */
    private static final double NEAR = 0.3;

    /** Where an axis starts, and how it grows. */
    enum Kind {
        /** At zero. */
        ZERO(""),
        /** Not at zero, which a break of its line shows. */
        BROKEN("the axis is broken: it does not start at zero"),
        /** In powers of ten, which have no zero. */
        LOGARITHMIC("logarithmic axis");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** What has to be said of it; {@code ""} for nothing. */
        String words() {
            return words;
        }
    }

    Scale {
        ticks = List.copyOf(ticks);
    }

    /**
     * From zero.
     *
     * @param values what has to be seen
     * @param bounds what should be seen, as far as it is not much higher
     */
    static Scale fromZero(DoubleStream values, DoubleStream bounds) {
        double[] all = finite(values);
        double highest = Arrays.stream(all).max().orElse(1);
        double reach = Math.max(highest, Arrays.stream(finite(bounds)).max().orElse(highest));
        double bottom = Math.min(0, Arrays.stream(all).min().orElse(0) * HEADROOM);
        double wanted = highest > 0 ? Math.min(reach * 1.05, highest * HEADROOM) : 0;
        double top = wanted > bottom ? wanted : bottom + 1;
        return new Scale(bottom, top, Kind.ZERO, Ticks.between(bottom, top, MARKS), Figures::number);
    }

    /** In powers of ten where the values are of very different size, all of them above zero; else from zero. */
    static Scale wide(double... values) {
        double[] all = finite(Arrays.stream(values));
        double highest = Arrays.stream(all).max().orElse(1);
        double lowest = Arrays.stream(all).min().orElse(0);
        if (!(lowest > 0) || highest < WIDE * lowest) {
            return fromZero(Arrays.stream(all), DoubleStream.empty());
        }
        double bottom = Math.pow(10, Math.floor(Math.log10(lowest)));
        double top = Math.pow(10, Math.ceil(Math.log10(highest * 1.05)));
        return new Scale(bottom, top, Kind.LOGARITHMIC, Ticks.powers(bottom, top), Figures::number);
    }

    /** Around the values, broken, where they are too near each other to be told apart above zero. */
    static Scale near(double... values) {
        double[] all = finite(Arrays.stream(values));
        double highest = Arrays.stream(all).max().orElse(1);
        double lowest = Arrays.stream(all).min().orElse(0);
        if (!(lowest > 0) || highest - lowest > NEAR * highest) {
            return fromZero(Arrays.stream(all), DoubleStream.empty());
        }
        double room = Math.max((highest - lowest) / 2, highest * 0.02);
        double bottom = Math.max(0, lowest - room);
        double top = highest + room;
        return new Scale(bottom, top, Kind.BROKEN, Ticks.between(bottom, top, MARKS), Figures::number);
    }

    /** Shares from 0 to 100 %, and above where there are any. */
    static Scale shares(DoubleStream values) {
        double highest = Arrays.stream(finite(values)).max().orElse(1);
        double top = Math.max(1, highest) * 1.06;
        return new Scale(0, top, Kind.ZERO, Ticks.between(0, top, 6), Figures::percent);
    }

    /** From 0 to 1. */
    static Scale one() {
        return new Scale(0, 1.06, Kind.ZERO, List.of(0.0, 0.25, 0.5, 0.75, 1.0), Figures::number);
    }

    /** How far up a value stands, from 0 to 1; what lies outside stands at that end. */
    double share(double value) {
        double share = kind == Kind.LOGARITHMIC
                ? Math.log(value / bottom) / Math.log(top / bottom)
                : (value - bottom) / (top - bottom);
        return Math.max(0, Math.min(1, share));
    }

    private static double[] finite(DoubleStream values) {
        return values.filter(Double::isFinite).toArray();
    }
}
