package dev.plumbline.lab.embedded;

import java.util.OptionalLong;

/** When something is broken on purpose: from one moment to another, on the clock of {@link System#nanoTime()}. */
final class FaultSpan {

    private static final Span NEVER = new Span(Long.MAX_VALUE, Long.MAX_VALUE);

    private volatile Span span = NEVER;

    private record Span(long from, long to) {

        boolean holds(long moment) {
            return from <= moment && moment < to;
        }
    }

    boolean holds(long moment) {
        return span.holds(moment);
    }

    /** When it is over that holds at a moment; that moment itself where it does not. */
    long over(long moment) {
        Span now = span;
        return now.holds(moment) ? now.to() : moment;
    }

    /** When it began, if that was after one moment and not after another. */
    OptionalLong began(long after, long until) {
        Span now = span;
        long from = now.from();
        return !now.equals(NEVER) && after < from && from <= until ? OptionalLong.of(from) : OptionalLong.empty();
    }

    /** @param to {@link Long#MAX_VALUE} for until somebody ends it */
    void planned(long from, long to) {
        span = new Span(from, to);
    }

    /** Begins now, and tells so; one that was planned goes by its schedule instead. */
    boolean begin() {
        boolean unplanned = span.equals(NEVER);
        if (unplanned) {
            planned(System.nanoTime(), Long.MAX_VALUE);
        }
        return unplanned;
    }

    /** Ends; but one that was planned to its end goes on by its schedule, which who asks may be behind. */
    void end() {
        if (span.to() == Long.MAX_VALUE) {
            clear();
        }
    }

    void clear() {
        span = NEVER;
    }
}
