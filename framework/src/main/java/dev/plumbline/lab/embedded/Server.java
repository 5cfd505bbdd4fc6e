package dev.plumbline.lab.embedded;

import dev.plumbline.lab.Window;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The time-table of one server: when it is taken from now on, and where it was left idle. The idle gaps are kept because
 * threads wake up late: a request that arrived earlier by the schedule may be booked after a later one, and must not find
 * time gone that nobody used. All moments are on the clock of {@link System#nanoTime()}.
 */
final class Server {

    /** More than threads that are late by a second can leave behind; the oldest are forgotten first. */
    private static final int MOST_GAPS = 4096;

    private final Deque<Gap> gaps = new ArrayDeque<>();
    private long freeFrom = Long.MIN_VALUE;
    private long busyNanos;
    private final FaultSpan down;

    Server() {
        this(new FaultSpan());
    }

    /** @param down when it begins nothing */
    Server(FaultSpan down) {
        this.down = down;
    }

    private record Gap(long from, long to) {

        boolean holds(long arrival, long nanos) {
            return Math.max(from, arrival) + nanos <= to;
        }
    }

    /**
     * The earliest moment at which a request can begin that arrives then and takes so long; {@link Long#MAX_VALUE} where that is
     * never.
     */
    long begin(long arrival, long nanos) {
        long begin = free(arrival, nanos);
        return down.holds(begin) ? free(down.over(begin), nanos) : begin;
    }

    private long free(long arrival, long nanos) {
        long begin = Math.max(arrival, freeFrom);
        Iterator<Gap> newestFirst = gaps.descendingIterator();
        while (newestFirst.hasNext()) {
            Gap gap = newestFirst.next();
            if (gap.to() <= arrival) {
                break;
            }
            if (gap.holds(arrival, nanos)) {
                begin = Math.max(gap.from(), arrival);
            }
        }
        return begin;
    }

    /** Takes the time that {@link #begin} found. */
    void take(long begin, long end, Window watched) {
        busyNanos += Math.max(0, Math.min(end, watched.to()) - Math.max(begin, watched.from()));
        if (begin >= freeFrom) {
            addGap(freeFrom, begin);
            freeFrom = end;
        } else {
            split(begin, end);
        }
    }

    private void split(long begin, long end) {
        Deque<Gap> later = new ArrayDeque<>();
        Gap gap = gaps.removeLast();
        while (gap.from() > begin) {
            later.push(gap);
            gap = gaps.removeLast();
        }
        addGap(gap.from(), begin);
        addGap(end, gap.to());
        gaps.addAll(later);
    }

    private void addGap(long from, long to) {
        if (from < to) {
            gaps.addLast(new Gap(from, to));
            if (gaps.size() > MOST_GAPS) {
                gaps.removeFirst();
            }
        }
    }

    void clear() {
        gaps.clear();
        freeFrom = Long.MIN_VALUE;
    }

    void resetBusy() {
        busyNanos = 0;
    }

    long busyNanos() {
        return busyNanos;
    }
}
