package dev.plumbline.expect;

import dev.plumbline.model.Expectation.State;
import dev.plumbline.model.Quantities;
import java.util.OptionalDouble;

/** {@code ready bends at machines=3..6}: two straight lines meet there, and one is not enough. */
record Knee(Quantity quantity, double from, double to) implements CurveRule {

    @Override
    public Answer check(Sweep sweep, Curve curve) {
        String factor = curve.factor().name();
        OptionalDouble knee = sweep.knee(quantity.response(), factor, curve.treatments());
        if (knee.isEmpty()) {
            return new Answer(State.NOT_MET, "it does not bend", curve.treatments());
        }
        boolean inside = knee.getAsDouble() >= from && knee.getAsDouble() <= to;
        return new Answer(
                inside ? State.MET : State.NOT_MET,
                "it bends at " + factor + "=" + Quantities.formatNumber(knee.getAsDouble()),
                curve.treatments());
    }
}
