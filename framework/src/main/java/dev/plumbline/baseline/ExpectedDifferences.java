package dev.plumbline.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Identity keys that are expected to differ from the baseline's, as in {@code nic.driver,bios.*}. */
public final class ExpectedDifferences {

    private final List<String> patterns;

    private ExpectedDifferences(List<String> patterns) {
        this.patterns = patterns;
    }

    /** None. */
    public static ExpectedDifferences none() {
        return new ExpectedDifferences(List.of());
    }

    /**
     * Keys with commas between them; a {@code *} stands for any number of characters.
     *
     * @param text as {@code plumbline.expected} has it; blank for none
     */
    public static ExpectedDifferences parse(String text) {
        return of(Arrays.asList(text.split(",")));
    }

    /** The same, split already; blank keys are left out. */
    public static ExpectedDifferences of(List<String> keys) {
        return new ExpectedDifferences(
                keys.stream().map(String::strip).filter(key -> !key.isEmpty()).toList());
    }

    /** Whether a key is expected to differ. */
    boolean contains(String key) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, key));
    }

    /** The patterns that name none of the keys. */
    List<String> namingNoneOf(List<String> keys) {
        return patterns.stream()
                .filter(pattern -> keys.stream().noneMatch(key -> matches(pattern, key)))
                .toList();
    }

    private static boolean matches(String pattern, String key) {
        String expression =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(expression, Pattern.DOTALL).matcher(key).matches();
    }
}
