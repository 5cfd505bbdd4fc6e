package dev.plumbline.baseline;

import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import java.util.List;
import java.util.stream.Stream;

/**
 * What keeps a session from passing, however good its figures look. It may still fail.
 *
 * @param label what stands behind the verdict, as {@code (provisional)}; {@code ""} for nothing
 * @param reason why a pass would be worth nothing, as the rest of a sentence; {@code ""} when nothing keeps it from passing
 */
record Caveat(String label, String reason) {

    static final Caveat NONE = new Caveat("", "");

    static Caveat of(Session session, SweepValues fresh, List<SweepValues> stored) {
        if (session.partial()) {
            int measured = session.design().treatments().size();
            int all = session.experiment().treatments().size();
            return new Caveat(
                    " (provisional)",
                    "only " + measured + " of " + all + " treatments were measured, which is never a pass");
        }
        int fewest = Stream.concat(Stream.of(fresh), stored.stream())
                .mapToInt(SweepValues::blocks)
                .min()
                .orElse(0);
        return fewest < 2
                ? new Caveat("", "a pass needs at least 2 blocks on either side, but there is " + fewest)
                : NONE;
    }

    /** The verdict that is left of one. */
    Verdict temper(Verdict verdict) {
        return passes(verdict) && !reason.isEmpty() ? Verdict.INCONCLUSIVE : verdict;
    }

    private static boolean passes(Verdict verdict) {
        return verdict == Verdict.EQUIVALENT || verdict == Verdict.IMPROVEMENT;
    }
}
