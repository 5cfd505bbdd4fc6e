package dev.plumbline.journal;

import dev.plumbline.model.Judgement;
import dev.plumbline.model.Session;
import java.nio.file.Path;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A session of an earlier run, as its journal has it.
 *
 * @param journal the journal
 * @param session the session, with every trial that is whole
 * @param judgement what it came out as; {@code null} when the run was killed before that
 * @param plan what its plan says that the session does not; {@code null} where nobody has written it down
 * @param length how many bytes of the journal count; what is behind them was cut off while it was written
 */
public record EarlierSession(
        Path journal,
        Session session,
        @Nullable Judgement judgement,
        @Nullable SortedMap<String, String> plan,
        long length) {

    /** Whether nothing is left to measure and to judge. */
    public boolean finished() {
        return judgement != null && session.endedEarly() == null;
    }
}
