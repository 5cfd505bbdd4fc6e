package dev.plumbline.baseline;

import dev.plumbline.expect.Expectations;
import dev.plumbline.model.Expectation;
import dev.plumbline.model.Session;
import java.util.ArrayList;
import java.util.List;

/** Whether what is expected of an experiment came out in a session: on both arms, where it has two. */
final class SessionExpectations {

    private SessionExpectations() {}

    static List<Expectation> of(Session session, Limiter limiter) {
        List<String> arms = session.design().arms();
        if (arms.isEmpty()) {
            return Expectations.of(SessionSweep.of(session, limiter));
        }
        List<Expectation> merged = new ArrayList<>();
        for (int arm = 0; arm < arms.size(); arm++) {
            List<Expectation> ofArm = named(arms.get(arm), Expectations.of(SessionSweep.ofArm(session, arm, limiter)));
            for (int i = 0; i < ofArm.size(); i++) {
                if (i == merged.size()) {
                    merged.add(ofArm.get(i));
                } else {
                    merged.set(i, merged(merged.get(i), ofArm.get(i)));
                }
            }
        }
        return merged;
    }

    private static List<Expectation> named(String arm, List<Expectation> ofArm) {
        return ofArm.stream()
                .map(it -> new Expectation(it.text(), it.state(), "arm " + arm + ": " + it.sentence()))
                .toList();
    }

    /** What did not come out on one arm did not come out. */
    private static Expectation merged(Expectation one, Expectation other) {
        return new Expectation(
                one.text(),
                Expectation.State.worst(List.of(one.state(), other.state())),
                one.sentence() + "; " + other.sentence());
    }
}
