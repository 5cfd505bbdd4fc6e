package dev.plumbline.reports.source;

import dev.plumbline.model.Outcome;
import dev.plumbline.model.Phase;
import dev.plumbline.model.TrialRecord;
import java.util.List;

/** Where trials broke. */
public enum Breakage {
    /** Before any load began: a resource could not be made, reset or switched, or there was none to measure on. */
    LAB,
    /** While the load ran: a machine did not answer, a tool failed, or the experiment's own code did. */
    LOAD;

    /** Where these trials broke; one that broke under load is a sign that the lab was there. */
    public static Breakage of(List<TrialRecord> trials) {
        return trials.stream()
                        .filter(trial -> trial.outcome() == Outcome.BROKEN)
                        .anyMatch(trial -> trial.phases().containsKey(Phase.MEASURE))
                ? LOAD
                : LAB;
    }
}
