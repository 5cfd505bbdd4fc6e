package dev.plumbline.model;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The value of one response in one trial.
 *
 * @param response the response's name
 * @param value its value over all machines: their sum for a rate, otherwise what the load says; always finite
 * @param unit the unit it was measured in; {@code null} where the body leaves that to {@code @Response}
 * @param machines machine name to that machine's own value; empty where the value is not one of machines
 */
public record Reading(
        String response, double value, @Nullable String unit, SortedMap<String, Double> machines) {

    /** Rejects values that are not finite: a trial without its number is broken, never zero. */
    public Reading {
        Objects.requireNonNull(response, "response");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(response + " must be a finite number, but is " + value);
        }
        for (Map.Entry<String, Double> machine : machines.entrySet()) {
            if (!Double.isFinite(machine.getValue())) {
                throw new IllegalArgumentException(
                        response + " of " + machine.getKey() + " must be finite, but is " + machine.getValue());
            }
        }
        machines = Copies.of(machines);
    }
}
