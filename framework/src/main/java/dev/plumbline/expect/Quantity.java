package dev.plumbline.expect;

import dev.plumbline.model.Level;
import dev.plumbline.model.Treatment;
import dev.plumbline.statistics.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A response, or its share for each unit of a numeric factor.
 *
 * @param response the response's name
 * @param per the factor by whose level it is divided; {@code ""} for none
 */
record Quantity(String response, String per) {

    /** The logarithm of the ratio of its values at two treatments. */
    Estimate ratio(Sweep sweep, Treatment numerator, Treatment denominator) {
        Map<Treatment, Double> weights = new LinkedHashMap<>();
        weights.merge(numerator, 1.0, Double::sum);
        weights.merge(denominator, -1.0, Double::sum);
        Estimate whole = sweep.contrast(response, weights);
        double shares = per.isEmpty() ? 0 : Math.log(number(denominator) / number(numerator));
        return new Estimate(whole.value() + shares, whole.standardError(), whole.degreesOfFreedom());
    }

    /** The logarithm of its value at a treatment over the geometric mean of its values at all of these. */
    Estimate beside(Sweep sweep, Treatment treatment, List<Treatment> all) {
        Map<Treatment, Double> weights = new LinkedHashMap<>();
        double shares = 0;
        for (Treatment one : all) {
            double weight = (one.equals(treatment) ? 1 : 0) - 1.0 / all.size();
            weights.put(one, weight);
            shares -= per.isEmpty() ? 0 : weight * Math.log(number(one));
        }
        Estimate whole = sweep.contrast(response, weights);
        return new Estimate(whole.value() + shares, whole.standardError(), whole.degreesOfFreedom());
    }

    private double number(Treatment treatment) {
        Level level = treatment.level(per);
        Double number = level.number();
        if (number == null) {
            throw new IllegalStateException("a response can be divided by a number alone, not by " + level);
        }
        return number;
    }

    @Override
    public String toString() {
        return per.isEmpty() ? response : response + " per " + per;
    }
}
