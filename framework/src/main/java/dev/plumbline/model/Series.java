package dev.plumbline.model;

import java.util.List;

/**
 * A response over time within one trial.
 *
 * @param response the response's name
 * @param unit its unit
 * @param stepMillis the time between two points, in milliseconds
 * @param values one value a step, from the start of the measured interval
 */
public record Series(String response, String unit, double stepMillis, List<Double> values) {

    /** Copies the values. */
    public Series {
        values = List.copyOf(values);
    }
}
