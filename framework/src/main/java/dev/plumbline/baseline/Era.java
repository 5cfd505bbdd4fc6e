package dev.plumbline.baseline;

import dev.plumbline.model.MisuseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A stretch of stored sessions that are held against each other, and not against those before. Every session of an era bears
 * it, so that it outlives its first one. Sessions from before the first accepted change bear none.
 *
 * @param since when its first session started
 * @param reason why it began, in one sentence: one line of at most 200 printable characters
 */
public record Era(Instant since, String reason) implements Comparable<Era> {

    private static final int LONGEST_REASON = 200;

    /** Control characters, line ends, and those that turn the direction of what follows. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cn}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /** Rejects a reason that nobody can read. */
    public Era {
        Objects.requireNonNull(since, "since");
        objection(reason).ifPresent(objection -> {
            throw new IllegalArgumentException("the reason of an era " + objection);
        });
    }

    /**
     * A reason as a user wrote it.
     *
     * @throws MisuseException when it is none
     */
    public static String reason(String text) {
        String reason = text.strip();
        objection(reason).ifPresent(objection -> {
            throw new MisuseException("the reason " + objection + "; write one sentence, as 'new firmware 8.2'");
        });
        return reason;
    }

    /** The older first. */
    @Override
    public int compareTo(Era other) {
        return Comparator.comparing(Era::since).thenComparing(Era::reason).compare(this, other);
    }

    @Override
    public String toString() {
        return "the era of " + LocalDate.ofInstant(since, ZoneOffset.UTC) + ": " + reason;
    }

    private static Optional<String> objection(String reason) {
        if (reason.isBlank()) {
            return Optional.of("is blank");
        }
        if (reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            return Optional.of("has more than " + LONGEST_REASON + " characters");
        }
        return UNPRINTABLE.matcher(reason).find()
                ? Optional.of("has a line end or another character that cannot be printed")
                : Optional.empty();
    }
}
