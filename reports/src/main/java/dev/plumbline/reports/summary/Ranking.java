package dev.plumbline.reports.summary;

import static dev.plumbline.model.Verdict.BROKEN;
import static dev.plumbline.model.Verdict.EQUIVALENT;
import static dev.plumbline.model.Verdict.IMPROVEMENT;
import static dev.plumbline.model.Verdict.INCONCLUSIVE;
import static dev.plumbline.model.Verdict.NOT_COMPARABLE;
import static dev.plumbline.model.Verdict.NO_BASELINE;
import static dev.plumbline.model.Verdict.REGRESSION;

import dev.plumbline.model.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Verdicts in the order in which a reader wants to know of them: unlike {@link Verdict#merge}, a regression that is known for
 * sure is not hidden behind a trial that was lost elsewhere.
 */
final class Ranking {

    static final List<Verdict> WORST_FIRST =
            List.of(REGRESSION, BROKEN, NOT_COMPARABLE, INCONCLUSIVE, NO_BASELINE, IMPROVEMENT, EQUIVALENT);

    /** What was measured, and could not be told. */
    static final List<Verdict> UNSETTLED = List.of(NOT_COMPARABLE, INCONCLUSIVE, NO_BASELINE);

    private Ranking() {}

    /** The one of these that stands for all of them; {@code BROKEN} where there are none. */
    static Verdict worst(Collection<Verdict> verdicts) {
        return verdicts.stream()
                .min(Comparator.comparingInt(WORST_FIRST::indexOf))
                .orElse(BROKEN);
    }

    /** As in {@code 2 regressions}. */
    static String counted(long count, Verdict verdict) {
        String words = verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        boolean noun = verdict == REGRESSION || verdict == IMPROVEMENT;
        return count + " " + words + (noun && count != 1 ? "s" : "");
    }
}
