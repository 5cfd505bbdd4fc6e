package dev.plumbline.plan;

import dev.plumbline.model.MisuseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole numbers as {@code 8..22}, {@code 10..50 +10}, {@code 24..2 -2} or {@code 1..64 *2}; both ends included. */
final class IntegerRange {

    private static final int MOST = 1_000_000;
    private static final Pattern RANGE =
            Pattern.compile("\\s*(-?\\d{1,18})\\s*\\.\\.\\s*(-?\\d{1,18})(?:\\s*([*+-])\\s*(\\d{1,18}))?\\s*");

    private IntegerRange() {}

    /** The numbers of a range; empty when the text is none. */
    static Optional<List<Long>> parse(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(matcher.group(1));
        long last = Long.parseLong(matcher.group(2));
        String sign = matcher.group(3) == null ? "+" : matcher.group(3);
        long step = matcher.group(4) == null ? 1 : Long.parseLong(matcher.group(4));
        return Optional.of(
                switch (sign) {
                    case "*" -> multiplied(text, first, last, step);
                    case "-" -> added(text, first, last, -step);
                    default -> added(text, first, last, step);
                });
    }

    private static List<Long> added(String text, long first, long last, long step) {
        if (step == 0 || (last - first) * Long.signum(step) < 0) {
            throw impossible(
                    text, first > last ? "'" + first + ".." + last + " -1' to count down" : "a step of 1 or more");
        }
        if ((last - first) / step >= MOST) {
            throw impossible(text, "at most " + MOST + " levels");
        }
        List<Long> numbers = new ArrayList<>();
        for (long number = first; step > 0 ? number <= last : number >= last; number += step) {
            numbers.add(number);
        }
        return numbers;
    }

    private static List<Long> multiplied(String text, long first, long last, long factor) {
        if (first < 1 || factor < 2 || last < first) {
            throw impossible(text, "a first number of 1 or more, a larger last one and a factor of 2 or more");
        }
        List<Long> numbers = new ArrayList<>();
        for (long number = first; number <= last; number *= factor) {
            numbers.add(number);
            if (number > last / factor) {
                break;
            }
        }
        return numbers;
    }

    private static MisuseException impossible(String text, String instead) {
        return new MisuseException("the range '" + text + "' is impossible; write " + instead);
    }
}
