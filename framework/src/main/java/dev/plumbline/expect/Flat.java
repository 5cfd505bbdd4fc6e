package dev.plumbline.expect;

import dev.plumbline.model.Quantities;
import dev.plumbline.model.Treatment;
import dev.plumbline.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code throughput is flat along vms within 10%}: no level is further than that from the geometric mean of all levels.
 *
 * @param within the share, above 0 and below 1
 */
record Flat(Quantity quantity, double within) implements CurveRule {

    @Override
    public Answer check(Sweep sweep, Curve curve) {
        List<Estimate> deviations = new ArrayList<>();
        for (Treatment treatment : curve.treatments()) {
            deviations.add(quantity.beside(sweep, treatment, curve.treatments()));
        }
        int furthest = 0;
        for (int i = 1; i < curve.size(); i++) {
            boolean further = Math.abs(deviations.get(i).value())
                    > Math.abs(deviations.get(furthest).value());
            furthest = further ? i : furthest;
        }
        double off = Math.expm1(deviations.get(furthest).value());
        String figures = "it is furthest from its mean at " + curve.at(furthest) + ", "
                + Quantities.formatPercent(Math.abs(off)) + (off < 0 ? " below" : " above");
        return new Answer(
                Ratios.between(deviations, Math.log1p(-within), Math.log1p(within)), figures, curve.treatments());
    }
}
