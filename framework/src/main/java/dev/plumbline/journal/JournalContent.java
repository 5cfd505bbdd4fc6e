package dev.plumbline.journal;

import dev.plumbline.model.Fixture;
import dev.plumbline.model.Session;
import dev.plumbline.model.Setbacks;
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
        private Setbacks setbacks = Setbacks.NONE;
        private JournalEntry.@Nullable End end;

        Collector(Session header) {
            this.header = header;
        }

        /** Adds a line; {@code false} when it cannot stand here. */
        boolean add(JournalEntry entry) {
            if (entry instanceof JournalEntry.End line) {
                end = line;
                return true;
            }
            if (entry instanceof JournalEntry.Resumed line) {
                end = null;
                setbacks = setbacks.and(new Setbacks.Resumption(line.at(), trials.size()));
                return true;
            }
            return end == null && measured(entry);
        }

        private boolean measured(JournalEntry entry) {
            if (entry instanceof JournalEntry.Fixture line) {
                return fixtures.add(line.fixture());
            }
            if (entry instanceof JournalEntry.Replaced line) {
                setbacks = setbacks.and(line.replacement());
                return true;
            }
            return entry instanceof JournalEntry.Trial line && trials.add(line.trial());
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
            return header.measured(header.design(), fixtures, trials, endedEarly)
                    .with(setbacks);
        }
    }
}
