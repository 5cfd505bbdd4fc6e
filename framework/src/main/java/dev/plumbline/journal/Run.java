package dev.plumbline.journal;

import dev.plumbline.model.Judgement;
import dev.plumbline.model.Session;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one run measured.
 *
 * @param started when it started, by the wall clock
 * @param sessions one for each experiment that was measured, in the order in which they ran
 * @param unmeasured the experiments of which there is no session
 */
public record Run(Instant started, List<Judged> sessions, List<Unmeasured> unmeasured) {

    /** Copies the lists. */
    public Run {
        sessions = List.copyOf(sessions);
        unmeasured = List.copyOf(unmeasured);
    }

    /**
     * A session and what it came out as.
     *
     * @param session the session
     * @param judgement its judgement; {@code null} when the run was killed before it
     */
    public record Judged(Session session, @Nullable Judgement judgement) {}

    /**
     * An experiment that could not be measured.
     *
     * @param id the experiment's id, as in {@link dev.plumbline.model.Experiment#id()}
     * @param question its question
     * @param sentence why not
     */
    public record Unmeasured(String id, String question, String sentence) {}
}
