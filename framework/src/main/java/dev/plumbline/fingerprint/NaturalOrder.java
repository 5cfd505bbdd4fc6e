package dev.plumbline.fingerprint;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names by their numbers: {@code eth9} before {@code eth10}. */
enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Override
    public int compare(String one, String other) {
        int order = padded(one).compareTo(padded(other));
        return order != 0 ? order : one.compareTo(other);
    }

    private static String padded(String name) {
        return NUMBER.matcher(name)
                .replaceAll(number -> Matcher.quoteReplacement(
                        "0".repeat(Math.max(0, 20 - number.group().length())) + number.group()));
    }
}
