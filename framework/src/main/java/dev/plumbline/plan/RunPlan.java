package dev.plumbline.plan;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Times;
import dev.plumbline.model.Alias;
import dev.plumbline.model.Session.Design;
import dev.plumbline.model.Treatment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What is going to be run for one experiment.
 *
 * @param definition the experiment
 * @param points the treatments that were selected
 * @param rule how many blocks are run
 * @param arms the arms; {@code List.of("")} for none
 * @param seed the seed of the order
 * @param times warm-up and measured interval
 * @param wholes for each resource the spec that covers all of its treatments
 * @param covariates for each treatment what is placed where, and what is idle
 * @param aliases the covariates that move with a factor
 * @param demand the most that is needed at any time
 */
public record RunPlan(
        ExperimentDefinition definition,
        List<DesignPoint> points,
        BlockRule rule,
        List<String> arms,
        long seed,
        Times times,
        List<Record> wholes,
        Map<Treatment, SortedMap<String, Double>> covariates,
        List<Alias> aliases,
        Demand demand) {

    /** What a trial takes beside warm-up and measured interval, before one has been timed. */
    private static final Duration OVERHEAD = Duration.ofMillis(15);

    /** The most blocks that are run. */
    public int blocks() {
        return rule.most();
    }

    /** Trials in one block. */
    public int trialsPerBlock() {
        return points.size() * arms.size();
    }

    /** Trials in all, if all blocks are run. */
    public int trials() {
        return blocks() * trialsPerBlock();
    }

    /** How long a trial should take. */
    public Duration trialEstimate() {
        return times.warmUp().plus(times.measure()).plus(OVERHEAD);
    }

    /** How long the whole should take, without the provisioning. */
    public Duration estimate() {
        return trialEstimate().multipliedBy(trials());
    }

    /** The trials of one block in their order. */
    public List<PlannedTrial> block(int block) {
        return Order.block(seed, block, arms, points);
    }

    /** The layout as the session stores it. */
    public Design design() {
        return new Design(
                blocks(),
                arms.equals(List.of("")) ? List.of() : arms,
                points.stream().map(DesignPoint::id).toList(),
                experimentalUnit(),
                aliases,
                times.warmUp(),
                times.measure());
    }

    /** What one independent value is, which follows from the scopes of the resources. */
    public String experimentalUnit() {
        Scope widest = definition.resources().stream()
                .map(ResourceDefinition::scope)
                .max(Scope::compareTo)
                .orElse(Scope.TRIAL);
        return switch (widest) {
            case TRIAL -> "a trial: one run of a treatment, on resources of its own";
            case BLOCK -> "a block: its trials share the resources that were made for it";
            case EXPERIMENT, RUN ->
                "a session: all of its trials share resources, so blocks repeat the measuring,"
                        + " not the provisioning";
        };
    }
}
