package dev.plumbline.baseline;

import dev.plumbline.model.MisuseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Identity keys that are expected to differ from the baseline's, as in {@code nic.driver,bios.*}. */
public final class ExpectedDifferences {

    /** Keys, and the wildcards; some kinds of lab have blanks inside of keys. */
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._:*? -]{1,200}");

    private final List<String> patterns;

    private ExpectedDifferences(List<String> patterns) {
        this.patterns = patterns;
    }

    /** None. */
    public static ExpectedDifferences none() {
        return new ExpectedDifferences(List.of());
    }

    /**
     * Keys with commas between them; a {@code *} stands for any number of characters, a {@code ?} for one.
     *
     * @param text as {@code plumbline.expected} has it; blank for none
     * @throws MisuseException when something in it can name no key
     */
    public static ExpectedDifferences parse(String text) {
        return of(Arrays.asList(text.split(",")));
    }

    /**
     * The same, split already; blank keys are left out.
     *
     * @throws MisuseException when one can name no key
     */
    public static ExpectedDifferences of(List<String> keys) {
        List<String> patterns = keys.stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList();
        patterns.forEach(ExpectedDifferences::check);
        return new ExpectedDifferences(patterns);
    }

    private static void check(String pattern) {
        if (!ALLOWED.matcher(pattern).matches()) {
            String shown = pattern.length() <= 60 ? pattern : pattern.substring(0, 60) + "…";
            throw new MisuseException("'" + shown.replaceAll("\\p{Cntrl}", "�")
                    + "' can name no key of a fingerprint; write keys with commas between them, as 'nic.driver,bios.*',"
                    + " with * for any characters and ? for one");
        }
    }

    /** Whether a key is expected to differ. */
    boolean contains(String key) {
        return patterns.stream().anyMatch(pattern -> Wildcards.match(pattern, key));
    }

    /** The patterns that name none of the keys. */
    List<String> namingNoneOf(List<String> keys) {
        return patterns.stream()
                .filter(pattern -> keys.stream().noneMatch(key -> Wildcards.match(pattern, key)))
                .toList();
    }
}
