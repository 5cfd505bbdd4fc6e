package dev.plumbline.statistics;

import java.util.Arrays;

/** What every function of this package refuses, in one wording. */
final class Inputs {

    private Inputs() {}

    static void finite(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            finite(name + "[" + i + "]", values[i]);
        }
    }

    static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number, but is " + value);
        }
    }

    static void positive(String name, double value) {
        finite(name, value);
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be above 0, but is " + value);
        }
    }

    static void share(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must lie between 0 and 1, but is " + value);
        }
    }

    static void pValues(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new IllegalArgumentException("p[" + i + "] must lie in 0..1, but is " + values[i]);
            }
        }
    }

    static void sample(String name, double[] values, int atLeast) {
        finite(name, values);
        if (values.length < atLeast) {
            throw new IllegalArgumentException(
                    name + " must hold at least " + atLeast + " values, but holds " + values.length);
        }
    }

    static void pairs(double[] x, double[] y, int atLeast) {
        sample("x", x, atLeast);
        sample("y", y, atLeast);
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "x and y must be of one length, but hold " + x.length + " and " + y.length + " values");
        }
    }

    static void notConstant(String name, double[] values) {
        if (constant(values)) {
            throw new IllegalArgumentException(name + " must vary, but every value is " + values[0]);
        }
    }

    static void levels(String name, double[] values, int atLeast) {
        long levels = Arrays.stream(values).distinct().count();
        if (levels < atLeast) {
            throw new IllegalArgumentException(
                    name + " must have at least " + atLeast + " different values, but has " + levels);
        }
    }

    static boolean constant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }
}
