package dev.plumbline.reports.sweeps;

import dev.plumbline.model.Finding;
import dev.plumbline.model.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A finding.
 *
 * @param kind what it is about
 * @param verdict its verdict; {@code null} for one that has none
 * @param sentence what it says
 */
public record Remark(Finding.Kind kind, @Nullable Verdict verdict, String sentence) {

    static Remark of(Finding finding) {
        return new Remark(finding.kind(), finding.verdict(), Said.beside(finding.verdict(), finding.sentence()));
    }
}
