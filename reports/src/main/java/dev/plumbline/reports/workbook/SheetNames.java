package dev.plumbline.reports.workbook;

import dev.plumbline.model.Experiment;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of sheets: of 31 characters at most, without {@code []:*?/\}, and each but once, whatever the case of its letters. */
final class SheetNames {

    private static final int MOST = 31;

    /** Leaves room for a blank and {@code treatments}, the longest word after it. */
    private static final int STEM = 20;

    private final Set<String> taken = new HashSet<>();

    /** What all names of an experiment's sheets start with: its method, and a number where another one has that. */
    String stem(Experiment experiment) {
        String clean = experiment.methodName().replaceAll("[^\\p{L}\\p{N}_$ -]", "_");
        String stem = clean.isBlank() ? "_" : cut(clean, STEM);
        String fresh = stem;
        for (int number = 2; !taken.add(fresh.toLowerCase(Locale.ROOT)); number++) {
            fresh = cut(stem, STEM - 1 - Integer.toString(number).length()) + "~" + number;
        }
        return fresh;
    }

    /** One sheet of an experiment, as in {@code disk trials}. */
    static String of(String stem, String what) {
        return cut(stem + " " + what, MOST);
    }

    private static String cut(String text, int most) {
        int end = Math.min(text.length(), most);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                .strip();
    }
}
