package dev.plumbline.expect;

import dev.plumbline.model.Alias;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.Treatment;
import dev.plumbline.statistics.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What was measured of an experiment, as expectations ask for it. */
public interface Sweep {

    /** The experiment. */
    Experiment experiment();

    /** Whether the treatment was to be measured. */
    boolean asked(Treatment treatment);

    /** How many blocks count. */
    int blocks();

    /** Why a response has no figure at a treatment, as the rest of a sentence that begins with it; empty when it has one. */
    Optional<String> gap(String response, Treatment treatment);

    /**
     * A weighted sum of the mean logarithms of a response; with weights that add up to 0 what blocks have in common is out of it.
     * Its error is the residual mean square of the response's complete block × treatment table: see {@link
     * dev.plumbline.statistics.BlockTable}. With one block nothing is known of the error.
     *
     * @param weights by treatment, none of which has a {@linkplain #gap gap}
     */
    Estimate contrast(String response, Map<Treatment, Double> weights);

    /** Where a response jumps along a numeric factor. */
    Jumps jumps(String response, String factor, List<Treatment> curve);

    /** Where a response bends along a numeric factor; empty where it does not, or that cannot be told. */
    OptionalDouble knee(String response, String factor, List<Treatment> curve);

    /** The covariates that move with factors. */
    List<Alias> moves();

    /** The resources that limited a treatment, by name; empty where nothing named did. */
    List<String> limiting(Treatment treatment);

    /** In sentences, what limited these treatments; empty where nothing is known of their resources. */
    List<String> limits(List<Treatment> treatments);

    /**
     * Jumps along a curve.
     *
     * @param places the first level after each, as a number, ascending
     * @param tested the places at which a covariate moves and it could be told
     * @param untold why it cannot be told whether it jumps at a place, by that place
     * @param searched whether all other places were searched, which takes 10 levels between two jumps
     */
    record Jumps(List<Double> places, Set<Double> tested, Map<Double, String> untold, boolean searched) {}
}
