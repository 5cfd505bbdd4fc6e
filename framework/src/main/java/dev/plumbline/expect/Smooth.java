package dev.plumbline.expect;

import dev.plumbline.model.Expectation.State;
import dev.plumbline.model.Quantities;
import java.util.List;
import java.util.stream.Collectors;

/** {@code iops has no jump along vms}: neither where a covariate moves nor anywhere else. */
record Smooth(Quantity quantity) implements CurveRule {

    static final String TOO_SHORT = "jumps where no covariate moves are searched for on curves of 10 to 100 levels";

    @Override
    public Answer check(Sweep sweep, Curve curve) {
        String factor = curve.factor().name();
        Sweep.Jumps jumps = sweep.jumps(quantity.response(), factor, curve.treatments());
        if (!jumps.places().isEmpty()) {
            String places = jumps.places().stream()
                    .map(place -> factor + "=" + Quantities.formatNumber(place))
                    .collect(Collectors.joining(" and "));
            return new Answer(State.NOT_MET, "it jumps at " + places, curve.treatments());
        }
        if (!jumps.untold().isEmpty()) {
            return Answer.undecided(jumps.untold().values().iterator().next());
        }
        return jumps.searched() ? new Answer(State.MET, "it has none", List.of()) : Answer.undecided(TOO_SHORT);
    }
}
