package dev.plumbline.expect;

import dev.plumbline.model.Alias;
import dev.plumbline.model.Expectation.State;
import dev.plumbline.model.Level;
import dev.plumbline.statistics.Estimate;
import java.util.List;

/**
 * {@code iops jumps up at vms=13 with LUNs in use}: beyond what a smooth curve would do there.
 *
 * @param level the first level after the jump
 * @param covariate what must move there too; {@code ""} for nothing
 */
record Jump(Quantity quantity, boolean up, Level level, String covariate) implements CurveRule {

    @Override
    public Answer check(Sweep sweep, Curve curve) {
        double place = number();
        int at = index(curve);
        if (at < 1) {
            return Answer.undecided("the curve has no level before " + level.text());
        }
        Sweep.Jumps jumps = sweep.jumps(quantity.response(), curve.factor().name(), curve.treatments());
        String untold = jumps.untold().get(place);
        if (untold != null) {
            return Answer.undecided(untold);
        }
        boolean jumped = jumps.places().contains(place);
        boolean moves = moves(sweep, curve);
        if (moves && !jumped && !jumps.searched() && !jumps.tested().contains(place)) {
            return Answer.undecided(Smooth.TOO_SHORT);
        }
        Estimate step = quantity.ratio(sweep, curve.get(at), curve.get(at - 1));
        String figures = "it " + Ratios.change(step) + " from " + curve.between(at - 1, at);
        if (!jumped) {
            return notMet(figures + ", which is no jump" + unmoved(moves), curve);
        }
        if (step.value() > 0 != up) {
            return notMet(figures, curve);
        }
        return moves
                ? new Answer(
                        State.MET, figures + (covariate.isEmpty() ? "" : ", where " + covariate + " moves"), List.of())
                : notMet(figures + unmoved(moves), curve);
    }

    private static Answer notMet(String figures, Curve curve) {
        return new Answer(State.NOT_MET, figures, curve.treatments());
    }

    private String unmoved(boolean moves) {
        return moves ? "" : ", and " + covariate + " does not move there";
    }

    private boolean moves(Sweep sweep, Curve curve) {
        return covariate.isEmpty() || sweep.moves().stream().anyMatch(alias -> isIt(alias, curve));
    }

    private boolean isIt(Alias alias, Curve curve) {
        return alias.covariate().equals(covariate)
                && alias.factor().equals(curve.factor().name())
                && (alias.held().isEmpty() || alias.held().equals(curve.held()))
                && alias.from() != null
                && alias.from().text().equals(level.text());
    }

    private int index(Curve curve) {
        for (int i = 0; i < curve.size(); i++) {
            if (curve.get(i).level(curve.factor().name()).equals(level)) {
                return i;
            }
        }
        return -1;
    }

    private double number() {
        Double number = level.number();
        return number == null ? Double.NaN : number;
    }
}
