package dev.plumbline.plan;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Lab;
import dev.plumbline.model.Alias;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A plan for people. */
public final class PlanText {

    private static final int LEVELS_SHOWN = 12;
    private static final int TRIALS_SHOWN = 100;

    private PlanText() {}

    /** The plan, line by line: design, demand, what moves with a factor, hours, and the order of every block. */
    public static List<String> lines(RunPlan plan, Lab lab) {
        Experiment experiment = plan.definition().experiment();
        List<String> lines = new ArrayList<>();
        lines.add(experiment.id() + ": " + experiment.question());
        experiment.factors().forEach(factor -> lines.add("  factor " + factor.name() + ": " + levels(factor)));
        lines.add("  " + plan.points().size() + " treatments × "
                + (plan.arms().size() > 1 ? "arms " + String.join(" and ", plan.arms()) + " × " : "")
                + (plan.rule().precision().isPresent() ? "at most " : "") + plan.blocks() + " blocks = " + plan.trials()
                + " trials, about " + Quantities.formatDuration(plan.estimate()) + " ("
                + Quantities.formatDuration(plan.times().warmUp()) + " warm-up, "
                + Quantities.formatDuration(plan.times().measure()) + " measured) without the provisioning");
        lines.add("  experimental unit: " + plan.experimentalUnit());
        plan.demand()
                .amounts()
                .forEach((kind, amount) -> lines.add("  needs " + Demand.format(kind, amount) + capacity(kind, lab)));
        for (Alias alias : plan.aliases()) {
            lines.add("  " + (alias.isBreak() ? "confounded: " : "") + alias.sentence());
        }
        experiment.expected().forEach(expected -> lines.add("  expected: " + expected));
        for (int block = 1; block <= plan.blocks(); block++) {
            lines.add("  block " + block + ": " + order(plan.block(block)));
        }
        lines.add("  seed " + plan.seed() + "; nothing was measured");
        return lines;
    }

    private static String levels(Factor factor) {
        String shown =
                factor.levels().stream().limit(LEVELS_SHOWN).map(Level::text).collect(Collectors.joining(", "));
        return factor.levels().size() <= LEVELS_SHOWN
                ? shown
                : shown + ", … " + factor.levels().get(factor.levels().size() - 1) + " ("
                        + factor.levels().size() + " levels)";
    }

    private static String capacity(String kind, Lab lab) {
        Long there = lab.capacity().amounts().get(kind);
        return there == null ? "" : "; lab '" + lab.description().name() + "' has " + Demand.format(kind, there);
    }

    private static String order(List<PlannedTrial> trials) {
        String shown = trials.stream()
                .limit(TRIALS_SHOWN)
                .map(trial ->
                        trial.point().treatment().displayName() + (trial.arm().isEmpty() ? "" : ", arm " + trial.arm()))
                .collect(Collectors.joining(" | "));
        return trials.size() <= TRIALS_SHOWN ? shown : shown + " | … " + (trials.size() - TRIALS_SHOWN) + " more";
    }
}
