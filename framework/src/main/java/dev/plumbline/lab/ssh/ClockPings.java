package dev.plumbline.lab.ssh;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * How far another clock is ahead, from several questions: the answer that took the shortest is the truest, since the moment in
 * which it was given is known best (as of the clock filter of RFC 5905). It is wrong by at most half of what that one took.
 */
final class ClockPings {

    private static final int PINGS = 8;

    /** Seconds since 1970, with a fraction, as bash's EPOCHREALTIME. */
    private static final Pattern TIME = Pattern.compile("\\d{1,11}\\.\\d{3,9}");

    private static final int NANO_DIGITS = 9;

    private final InstantSource here;

    ClockPings(InstantSource here) {
        this.here = here;
    }

    /** Asks for the time there. */
    @FunctionalInterface
    interface Question {

        String ask() throws IOException, InterruptedException;
    }

    /**
     * In nanoseconds; negative where it is behind.
     *
     * @throws IOException when an answer is no time
     */
    long aheadNanos(Question question) throws IOException, InterruptedException {
        long shortest = Long.MAX_VALUE;
        long ahead = 0;
        for (int i = 0; i < PINGS; i++) {
            long asked = now();
            long there = nanos(question.ask());
            long took = now() - asked;
            if (took >= 0 && took < shortest) { // below zero where the clock here was set back
                shortest = took;
                ahead = there - (asked + took / 2);
            }
        }
        if (shortest == Long.MAX_VALUE) {
            throw new IOException("this computer's clock was set back while another was asked");
        }
        return ahead;
    }

    private static long nanos(String time) throws IOException {
        if (!TIME.matcher(time).matches()) {
            throw new IOException(
                    "'" + time + "' is no time in parts of a second; bash or GNU date must be there to tell it");
        }
        return new BigDecimal(time).movePointRight(NANO_DIGITS).longValueExact();
    }

    private long now() {
        var now = here.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
