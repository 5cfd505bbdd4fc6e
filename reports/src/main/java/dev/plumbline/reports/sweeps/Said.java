package dev.plumbline.reports.sweeps;

import dev.plumbline.model.Verdict;
import dev.plumbline.reports.text.Safe;
import org.jspecify.annotations.Nullable;

/** Sentences beside which their verdict stands already. */
final class Said {

    private Said() {}

    /** The sentence, made harmless, without the verdict that it may begin with. */
    static String beside(@Nullable Verdict verdict, String sentence) {
        String start = verdict + ": ";
        return Safe.lines(sentence.startsWith(start) ? sentence.substring(start.length()) : sentence, Safe.MESSAGE);
    }
}
