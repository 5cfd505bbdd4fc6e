package dev.plumbline.reports.sweeps;

import dev.plumbline.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How often there is a verdict.
 *
 * @param verdict the verdict; {@code null} for what was not judged
 * @param count how often; 1 or more
 */
public record Count(@Nullable Verdict verdict, long count) {

    /** Counts verdicts, the worst first; before all stands what was not judged. */
    static List<Count> of(List<? extends @Nullable Verdict> verdicts) {
        return all(verdict -> verdicts.stream().filter(v -> v == verdict).count());
    }

    /** The counts of several, together. */
    static List<Count> sum(List<List<Count>> parts) {
        return all(verdict -> parts.stream()
                .flatMap(List::stream)
                .filter(part -> part.verdict() == verdict)
                .mapToLong(Count::count)
                .sum());
    }

    private static List<Count> all(ToLongFunction<@Nullable Verdict> number) {
        List<Count> counts = new ArrayList<>();
        counts.add(new Count(null, number.applyAsLong(null)));
        for (Verdict verdict : Verdict.values()) {
            counts.add(new Count(verdict, number.applyAsLong(verdict)));
        }
        counts.removeIf(count -> count.count() == 0);
        return counts;
    }
}
