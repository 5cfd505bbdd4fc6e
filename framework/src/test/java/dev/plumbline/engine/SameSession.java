package dev.plumbline.engine;

import dev.plumbline.journal.Run;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.TrialRecord;
import java.util.ArrayList;
import java.util.List;

/** Whether a resumed session is the one that a run of the same seed measures that is not killed. */
final class SameSession {

    /** The response of {@link KilledExperiments}. */
    private static final String RESPONSE = "work";

    /** What the embedded lab's figures may differ by, as a fraction; they follow from the seed. */
    private static final double REPEATABILITY = 0.02;

    private final List<String> differences = new ArrayList<>();
    private double deviation;

    private SameSession() {}

    static SameSession of(Run.Judged resumed, Run.Judged whole) {
        SameSession same = new SameSession();
        same.compare("verdict", verdict(resumed), verdict(whole));
        List<TrialRecord> trials = resumed.session().trials();
        List<TrialRecord> others = whole.session().trials();
        same.compare("number of trials", trials.size(), others.size());
        for (int i = 0; i < Math.min(trials.size(), others.size()); i++) {
            same.compare(trials.get(i), others.get(i));
        }
        return same;
    }

    private static String verdict(Run.Judged session) {
        Judgement judgement = session.judgement();
        return judgement == null ? "none" : judgement.verdict().name();
    }

    private void compare(TrialRecord trial, TrialRecord other) {
        String place = "trial " + other.position();
        compare("place of " + place, trial.position(), other.position());
        compare("treatment of " + place, trial.treatment(), other.treatment());
        compare("outcome of " + place, trial.outcome(), other.outcome());
        double off =
                Math.abs(trial.value(RESPONSE).orElse(0) / other.value(RESPONSE).orElse(0) - 1);
        deviation = Math.max(deviation, off);
        if (!(off <= REPEATABILITY)) {
            differences.add(String.format("value of %s is %.1f %% off", place, off * 100));
        }
    }

    private void compare(String what, Object resumed, Object whole) {
        if (!resumed.equals(whole)) {
            differences.add(what + " is " + resumed + ", and " + whole + " where it was not killed");
        }
    }

    List<String> differences() {
        return differences;
    }

    double deviation() {
        return deviation;
    }
}
