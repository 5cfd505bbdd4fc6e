package dev.plumbline.baseline;

import dev.plumbline.model.Outcome;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a session is whole, so that others may be held against it. */
final class Wholeness {

    private Wholeness() {}

    /** Why it is not, as the rest of a sentence that starts with the session; empty when it is whole. */
    static Optional<String> objection(Session session) {
        Session.Design design = session.design();
        if (!design.arms().isEmpty()) {
            return Optional.of("has the arms " + String.join(", ", design.arms()) + ", and a baseline has none");
        }
        if (session.partial()) {
            return Optional.of("is partial: it measured " + design.treatments().size() + " of "
                    + session.experiment().treatments().size() + " treatments");
        }
        if (session.endedEarly() != null) {
            return Optional.of("ended early: " + session.endedEarly());
        }
        return (ImportedSessions.is(session) ? treatmentMissing(session) : trialsMissing(session))
                .or(() -> valueMissing(session));
    }

    /** How many blocks there were of an imported session is unknown, so each treatment needs a trial and no more. */
    private static Optional<String> treatmentMissing(Session session) {
        Set<String> measured =
                session.trials().stream().map(TrialRecord::treatment).collect(Collectors.toSet());
        return session.design().treatments().stream()
                .filter(id -> !measured.contains(id))
                .findFirst()
                .map(id -> "is broken: it has no trial of " + id);
    }

    private static Optional<String> trialsMissing(Session session) {
        long planned =
                (long) session.design().blocks() * session.design().treatments().size();
        long complete = session.trials().stream()
                .filter(trial -> trial.outcome() == Outcome.COMPLETE)
                .count();
        return complete == planned
                ? Optional.empty()
                : Optional.of("is broken: " + complete + " of " + planned + " planned trials are complete");
    }

    private static Optional<String> valueMissing(Session session) {
        for (TrialRecord trial : session.trials()) {
            for (Response response : session.experiment().responses()) {
                if (trial.value(response.name()).isEmpty()) {
                    return Optional.of("is broken: its trial " + trial.position() + " has no " + response.name());
                }
            }
        }
        return Optional.empty();
    }
}
