package dev.plumbline.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Session;
import dev.plumbline.model.Setbacks;
import dev.plumbline.model.TrialRecord;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** One line of a journal: an object with its kind and, under a key of the same name, its content. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalEntry.Header.class, name = JournalEntry.Header.KIND),
    @JsonSubTypes.Type(value = JournalEntry.Fixture.class, name = "fixture"),
    @JsonSubTypes.Type(value = JournalEntry.Trial.class, name = "trial"),
    @JsonSubTypes.Type(value = JournalEntry.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = JournalEntry.Replaced.class, name = "replaced"),
    @JsonSubTypes.Type(value = JournalEntry.End.class, name = "end"),
    @JsonSubTypes.Type(value = JournalEntry.Unmeasured.class, name = JournalEntry.Unmeasured.KIND),
})
sealed interface JournalEntry {

    /**
     * The first line of a measured experiment.
     *
     * @param format the format's version
     * @param session the session without fixtures and trials
     * @param plan what its plan says that the session does not, as texts by name; {@code null} where the session cannot be
     *     resumed
     */
    record Header(int format, Session session, @Nullable SortedMap<String, String> plan) implements JournalEntry {

        static final String KIND = "session";
    }

    /** A set-up or tear-down. */
    record Fixture(dev.plumbline.model.Fixture fixture) implements JournalEntry {}

    /** A trial. */
    record Trial(TrialRecord trial) implements JournalEntry {}

    /** A later run goes on with the session from here. */
    record Resumed(Instant at) implements JournalEntry {}

    /** A machine was replaced; what there was of its trial is not in the journal. */
    record Replaced(Setbacks.Replacement replacement) implements JournalEntry {}

    /**
     * The last line of an experiment whose run was not killed. One that was judged again has another, which counts.
     *
     * @param endedEarly as in {@link Session#endedEarly()}
     * @param judgement what it came out as
     */
    record End(@Nullable String endedEarly, Judgement judgement) implements JournalEntry {}

    /**
     * The only line of an experiment that could not be measured.
     *
     * @param format the format's version
     * @param at when that was found, by the wall clock
     * @param unmeasured which experiment, and why
     */
    record Unmeasured(int format, Instant at, Run.Unmeasured unmeasured) implements JournalEntry {

        static final String KIND = "unmeasured";
    }
}
