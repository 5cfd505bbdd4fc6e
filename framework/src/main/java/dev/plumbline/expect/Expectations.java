package dev.plumbline.expect;

import dev.plumbline.model.Expectation;
import dev.plumbline.model.Expectation.State;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Treatment;
import java.util.List;
import java.util.Optional;

/** Holds what was measured against what was expected. */
public final class Expectations {

    private Expectations() {}

    /**
     * Looks whether a sentence can be expected of an experiment.
     *
     * @throws MisuseException when it is of no known form, or names what the experiment does not have
     */
    public static void requireReadable(String text, Experiment experiment) {
        ExpectationText.parse(text, experiment);
    }

    /** Whether each expectation of the sweep's experiment came out, in declared order. */
    public static List<Expectation> of(Sweep sweep) {
        return sweep.experiment().expected().stream()
                .map(text -> of(text, sweep))
                .toList();
    }

    private static Expectation of(String text, Sweep sweep) {
        Answer answer = answer(text, sweep);
        List<String> limits = answer.state() == State.MET ? List.of() : sweep.limits(answer.concerned());
        String sentence = answer.state().words() + ": " + text + ": " + answer.figures()
                + (limits.isEmpty() ? "" : "; " + String.join("; ", limits));
        return new Expectation(text, answer.state(), sentence);
    }

    private static Answer answer(String text, Sweep sweep) {
        try {
            Expected expected = ExpectationText.parse(text, sweep.experiment());
            return obstacle(expected, sweep).map(Answer::undecided).orElseGet(() -> expected.check(sweep));
        } catch (MisuseException e) { // a session of another version of Plumbline, which knew other forms
            return Answer.undecided(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> obstacle(Expected expected, Sweep sweep) {
        List<Treatment> left = expected.about().stream()
                .filter(treatment -> !sweep.asked(treatment))
                .toList();
        if (!left.isEmpty()) {
            return Optional.of(left.get(0).displayName()
                    + (left.size() > 1 ? " and " + (left.size() - 1) + " more were" : " was") + " not to be measured");
        }
        if (expected.response().isEmpty()) {
            return Optional.empty();
        }
        for (Treatment treatment : expected.about()) {
            Optional<String> gap = sweep.gap(expected.response(), treatment);
            if (gap.isPresent()) {
                return Optional.of(treatment.displayName() + " " + gap.get());
            }
        }
        return sweep.blocks() < 2
                ? Optional.of("one block tells nothing of the noise; measure 2 or more")
                : Optional.empty();
    }
}
