package dev.plumbline.journal;

import dev.plumbline.model.Fixture;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one journal tells of. */
sealed interface JournalContent {

    /** An experiment that was measured, to its end or not. */
    record Measured(Run.Judged judged) implements JournalContent {}

    /** An experiment that was not. */
    record NotMeasured(Instant at, Run.Unmeasured unmeasured) implements JournalContent {}

    /** Puts a session together from the lines after its first. */
    final class Collector {

        private final Session header;
        private final List<Fixture> fixtures = new ArrayList<>();
        private final List<TrialRecord> trials = new ArrayList<>();
        private JournalEntry.@Nullable End end;

        Collector(Session header) {
            this.header = header;
        }

        /** Adds a line; {@code false} when it cannot stand here. */
        boolean add(JournalEntry entry) {
            if (end != null) {
                return false;
            }
            if (entry instanceof JournalEntry.Fixture line) {
                fixtures.add(line.fixture());
            } else if (entry instanceof JournalEntry.Trial line) {
                trials.add(line.trial());
            } else if (entry instanceof JournalEntry.End line) {
                end = line;
            } else {
                return false;
            }
            return true;
        }

        Measured content(boolean cutOff) {
            String endedEarly = end == null ? killed(cutOff) : end.endedEarly();
            return new Measured(new Run.Judged(session(endedEarly), end == null ? null : end.judgement()));
        }

        private String killed(boolean cutOff) {
            return "the run was killed after " + trials.size() + (trials.size() == 1 ? " trial" : " trials")
                    + (cutOff ? ", while the next line of its journal was being written" : "");
        }

        private Session session(@Nullable String endedEarly) {
            return header.measured(header.design(), fixtures, trials, endedEarly);
        }
    }
}
