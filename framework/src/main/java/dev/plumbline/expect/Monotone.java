package dev.plumbline.expect;

import dev.plumbline.model.Expectation.State;
import dev.plumbline.statistics.Estimate;
import dev.plumbline.statistics.Holm;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code iops falls along vms}: from the first level to the last, and on no step against that by more than the tolerance.
 *
 * @param tolerance the response's tolerance, as a share
 */
record Monotone(Quantity quantity, boolean rises, double tolerance) implements CurveRule {

    @Override
    public Answer check(Sweep sweep, Curve curve) {
        int last = curve.size() - 1;
        List<Estimate> steps = new ArrayList<>();
        for (int i = 1; i <= last; i++) {
            steps.add(forwards(quantity.ratio(sweep, curve.get(i), curve.get(i - 1))));
        }
        Estimate whole = quantity.ratio(sweep, curve.get(last), curve.get(0));
        int worst = 0;
        for (int i = 1; i < steps.size(); i++) {
            worst = steps.get(i).value() < steps.get(worst).value() ? i : worst;
        }
        boolean back = steps.get(worst).value() < -Math.log1p(tolerance);
        State state = state(forwards(whole), steps, back);
        String figures = "it " + Ratios.change(whole) + " from " + curve.between(0, last)
                + (back
                        ? ", and " + Ratios.change(forwards(steps.get(worst))) + " from "
                                + curve.between(worst, worst + 1)
                        : "");
        return new Answer(state, figures, curve.treatments());
    }

    private State state(Estimate whole, List<Estimate> steps, boolean back) {
        double against = -Math.log1p(tolerance);
        double[] p = steps.stream().mapToDouble(step -> step.pBelow(against)).toArray();
        double level = 1 - Ratios.CONFIDENCE;
        for (double adjusted : Holm.adjust(p)) {
            if (adjusted <= level) {
                return State.NOT_MET;
            }
        }
        if (whole.value() <= 0) {
            return State.NOT_MET;
        }
        return !back && whole.pAbove(0) <= level ? State.MET : State.UNDECIDED;
    }

    /** With the sign that is expected as above zero. */
    private Estimate forwards(Estimate change) {
        return new Estimate(
                rises ? change.value() : -change.value(), change.standardError(), change.degreesOfFreedom());
    }
}
