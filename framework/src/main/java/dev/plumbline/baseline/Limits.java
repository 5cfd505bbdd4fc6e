package dev.plumbline.baseline;

import dev.plumbline.model.Better;
import dev.plumbline.model.Response;
import dev.plumbline.model.Verdict;

/**
 * How far a ratio may go before that matters, on logs.
 *
 * @param low the log of 1 − tolerance
 * @param high the log of 1 + tolerance
 * @param better the direction in which the response improves
 */
record Limits(double low, double high, Better better) {

    static Limits of(Response response) {
        return new Limits(Math.log1p(-response.tolerance()), Math.log1p(response.tolerance()), response.better());
    }

    /** The verdict on an effect that lies between the bounds. */
    Verdict verdict(double lower, double upper) {
        if (upper < low) {
            return better == Better.HIGHER ? Verdict.REGRESSION : Verdict.IMPROVEMENT;
        }
        if (lower > high) {
            return better == Better.HIGHER ? Verdict.IMPROVEMENT : Verdict.REGRESSION;
        }
        return lower >= low && upper <= high ? Verdict.EQUIVALENT : Verdict.INCONCLUSIVE;
    }

    /** How far the nearer limit lies from no change. */
    double nearer(double log) {
        return Math.abs(log - low) < Math.abs(log - high) ? -low : high;
    }

    /** How far an estimate lies from the nearer limit. */
    double distance(double log) {
        return Math.min(Math.abs(log - low), Math.abs(log - high));
    }
}
