package dev.plumbline.engine;

import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.journal.EarlierSession;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.plan.PlannedTrial;
import dev.plumbline.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether an earlier session is the first part of the one that would be measured now. */
final class ResumeCheck {

    private final EarlierSession earlier;
    private final Session was;
    private final Session now;
    private final List<String> changes = new ArrayList<>();

    private ResumeCheck(EarlierSession earlier, Session now) {
        this.earlier = earlier;
        this.was = earlier.session();
        this.now = now;
    }

    /**
     * Returns where it is.
     *
     * @param now what the session would be if it began now
     * @param plan the plan by which it would be measured
     * @param marks what that plan says beside the session
     * @throws MisuseException when it is not; names what has changed
     */
    static void check(EarlierSession earlier, Session now, RunPlan plan, SortedMap<String, String> marks) {
        ResumeCheck check = new ResumeCheck(earlier, now);
        check.compare(marks);
        if (check.changes.isEmpty()) {
            check.order(plan);
        }
        check.refuse();
    }

    private void compare(SortedMap<String, String> plan) {
        differs("lab", was.lab().name(), now.lab().name());
        differs("seed", was.seed(), now.seed());
        differs("version of Plumbline", was.frameworkVersion(), now.frameworkVersion());
        experiment(was.experiment(), now.experiment());
        design(was.design(), now.design());
        SortedMap<String, String> planned = earlier.plan();
        if (planned == null) {
            changes.add("its journal does not say how its resources are made");
        } else {
            for (String mark : keys(planned, plan)) {
                differs(mark, planned.getOrDefault(mark, "(none)"), plan.getOrDefault(mark, "(none)"));
            }
        }
        if (!earlier.finished()) {
            Map<String, String> before = was.fingerprint().identity();
            Map<String, String> after = now.fingerprint().identity();
            for (String key : keys(before, after)) {
                differs("identity key " + key, before.getOrDefault(key, "(none)"), after.getOrDefault(key, "(none)"));
            }
        }
    }

    /** Trials are told apart by their place in the order, so that of the journal must be the one that is planned. */
    private void order(RunPlan plan) {
        List<TrialRecord> trials = was.trials();
        for (int i = 0; i < trials.size() && changes.isEmpty(); i++) {
            int block = i / plan.trialsPerBlock() + 1;
            List<PlannedTrial> planned = block > plan.blocks() ? List.of() : plan.block(block);
            if (planned.isEmpty() || !isOf(planned.get(i % plan.trialsPerBlock()), trials.get(i))) {
                changes.add("trial " + (i + 1) + " of its journal is not the one that its seed puts there");
            }
        }
    }

    private static boolean isOf(PlannedTrial planned, TrialRecord trial) {
        return planned.position() == trial.position()
                && planned.block() == trial.block()
                && planned.arm().equals(trial.arm())
                && planned.point().id().equals(trial.treatment());
    }

    private void experiment(Experiment before, Experiment after) {
        differs("question", before.question(), after.question());
        changed("factors", before.factors(), after.factors());
        changed("responses", before.responses(), after.responses());
        changed("treatments", before.treatments(), after.treatments());
        changed("tags", before.tags(), after.tags());
        changed("owner, severity or links", before.about(), after.about());
        changed("expectations", before.expected(), after.expected());
    }

    private void design(Session.Design before, Session.Design after) {
        differs("blocks", before.blocks(), after.blocks());
        differs("arms", before.arms(), after.arms());
        differs("warm-up", Quantities.formatDuration(before.warmUp()), Quantities.formatDuration(after.warmUp()));
        differs(
                "measured interval",
                Quantities.formatDuration(before.measure()),
                Quantities.formatDuration(after.measure()));
        if (before.treatments().size() != after.treatments().size()) {
            differs(
                    "selected treatments",
                    before.treatments().size(),
                    after.treatments().size());
        } else {
            changed("selected treatments", before.treatments(), after.treatments());
        }
        differs("experimental unit", before.experimentalUnit(), after.experimentalUnit());
    }

    private static Set<String> keys(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys;
    }

    private void differs(String what, Object before, Object after) {
        if (!before.equals(after)) {
            changes.add(what + " " + before + " → " + after);
        }
    }

    /** Of what would fill a page it is said that it has changed. */
    private void changed(String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add("other " + what);
        }
    }

    private void refuse() {
        if (!changes.isEmpty()) {
            throw new MisuseException(
                    "session " + was.id() + ", of which " + was.trials().size()
                            + (was.trials().size() == 1 ? " trial is" : " trials are")
                            + " there, cannot be resumed, since it would not be one"
                            + " session: " + String.join("; ", changes) + "; put that back, or leave out "
                            + PlumblineProperties.RESUME + " to begin anew (" + earlier.journal() + " stays as it is)");
        }
    }
}
