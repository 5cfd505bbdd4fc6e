package dev.plumbline.baseline;

import dev.plumbline.statistics.Hinge;
import dev.plumbline.statistics.TheilSen;
import dev.plumbline.statistics.Usl;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** One number that describes a curve: its slope on logs per unit of x, or the logarithm of the place of its knee or peak. */
final class CurveFeature {

    /** Knees are looked for on no fewer levels than this. */
    static final int FEWEST_FOR_KNEE = 6;

    private static final double CONFIDENCE = 0.95;
    private static final double LEVEL = 0.01;
    private static final int PERMUTATIONS = 199;

    private final ToDoubleFunction<double[][]> fit;
    private final Predicate<double[][]> fits;
    private final Predicate<double[][]> there;

    private CurveFeature(ToDoubleFunction<double[][]> fit, Predicate<double[][]> fits, Predicate<double[][]> there) {
        this.fit = fit;
        this.fits = fits;
        this.there = there;
    }

    /** By how much the logarithm changes with one unit of x: the median over all pairs of levels. */
    static CurveFeature slope(CurveWalk walk) {
        return new CurveFeature(
                table -> TheilSen.of(walk.xs(), walk.means(table), CONFIDENCE).slope(), table -> true, table -> true);
    }

    /**
     * Where two straight lines meet; there only if one straight line is not enough, on logs and on the response's own scale, and
     * if the curve departs at the knee by a tolerance or more from the line between its ends, since a smaller bend is one that
     * nobody asked to be told of.
     */
    static CurveFeature knee(CurveWalk walk, double tolerance) {
        return new CurveFeature(
                table -> Math.log(
                        Hinge.of(walk.xs(), walk.means(table), CONFIDENCE, 1, 1).knee()),
                table -> walk.positive() && varies(walk.means(table)),
                table -> table.length > 1 && bends(walk, CurveWalk.condensed(table), tolerance));
    }

    /**
     * Where the curve is highest, by the scalability law where that fits; there only if it is not at either end, and rises from
     * both ends by at least a tolerance, since the highest point of a level curve is a matter of chance.
     */
    static CurveFeature peak(CurveWalk walk, double tolerance) {
        return new CurveFeature(table -> Math.log(peak(walk, table)), table -> walk.positive(), table -> {
            double peak = peak(walk, table);
            return peak > walk.x(0)
                    && peak < walk.x(walk.size() - 1)
                    && rises(walk.means(table), Math.log1p(tolerance));
        });
    }

    private static boolean rises(double[] means, double least) {
        double highest = Arrays.stream(means).max().orElse(0);
        return highest - Math.max(means[0], means[means.length - 1]) >= least;
    }

    /** The number; empty where it cannot be fitted. */
    OptionalDouble of(double[][] table) {
        return fits.test(table) ? OptionalDouble.of(fit.applyAsDouble(table)) : OptionalDouble.empty();
    }

    /** Whether the curve has the feature at all. */
    boolean isThere(double[][] table) {
        return fits.test(table) && there.test(table);
    }

    /**
     * A straight line is bent on logs, and a curve that is straight there grows by a share with each step: neither has a knee.
     */
    private static boolean bends(CurveWalk walk, double[][] table, double tolerance) {
        double[] logs = walk.logs(table);
        double highest = Arrays.stream(logs).max().orElse(0);
        double[] values =
                Arrays.stream(logs).map(log -> Math.exp(log - highest)).toArray(); // none overflows
        Predicate<Hinge> onLogs = hinge -> departure(hinge, walk) >= Math.log1p(tolerance);
        Predicate<Hinge> onItsOwnScale = hinge -> departure(hinge, walk) >= tolerance * Math.abs(hinge.height());
        return bends(walk.places(table.length, false), logs, onLogs)
                && bends(walk.places(table.length, false), values, onItsOwnScale);
    }

    private static boolean bends(double[] x, double[] y, Predicate<Hinge> enough) {
        Hinge hinge = Hinge.of(x, y, CONFIDENCE, PERMUTATIONS, 1);
        return hinge.p() <= LEVEL && enough.test(hinge);
    }

    /** How far the knee lies from the straight line between the ends of both lines. */
    private static double departure(Hinge hinge, CurveWalk walk) {
        double first = walk.x(0);
        double last = walk.x(walk.size() - 1);
        double turn = Math.abs(hinge.slopeAfter() - hinge.slopeBefore());
        return turn * (hinge.knee() - first) * (last - hinge.knee()) / (last - first);
    }

    private static boolean varies(double[] means) {
        return Arrays.stream(means).max().orElse(0) - Arrays.stream(means).min().orElse(0) > 1e-9;
    }

    private static double peak(CurveWalk walk, double[][] table) {
        double[] means = walk.means(table);
        int highest = 0;
        for (int i = 1; i < means.length; i++) {
            highest = means[i] > means[highest] ? i : highest;
        }
        OptionalDouble byLaw = byLaw(walk, CurveWalk.condensed(table));
        return byLaw.isPresent() ? byLaw.getAsDouble() : walk.x(highest);
    }

    private static OptionalDouble byLaw(CurveWalk walk, double[][] table) {
        if (walk.size() < FEWEST_FOR_KNEE || table.length < 2) {
            return OptionalDouble.empty();
        }
        double[] throughput = Arrays.stream(walk.logs(table)).map(Math::exp).toArray();
        try {
            Usl law = Usl.of(walk.places(table.length, false), throughput);
            boolean fits = law.structureP() > 0.05;
            return fits && law.logPeak().isPresent()
                    ? OptionalDouble.of(Math.exp(law.logPeak().get().value()))
                    : OptionalDouble.empty();
        } catch (IllegalArgumentException noParametersCanBeFound) {
            return OptionalDouble.empty();
        }
    }
}
