package dev.plumbline.load;

import dev.plumbline.lab.Interval;
import dev.plumbline.lab.ScheduleTurns;
import dev.plumbline.lab.Window;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps several operations under way in one thread, each lane one at a time. The next operation of a lane arrives when the
 * one before ended, not when this thread woke up to see it; so being late for a moment costs nothing.
 */
final class ScheduleLoop {

    /** A loop that is so far behind will not catch up; it ends, and what it covered tells that the trial does not count. */
    private static final long MOST_LAG_NANOS = 5_000_000_000L;

    private static final String GIVEN_UP = "the trial was given up";

    private ScheduleLoop() {}

    /** A client that has one operation under way. */
    interface Lane {

        /**
         * Begins the next operation.
         *
         * @param arrival when it begins
         * @return when it will have ended, or ended
         */
        long begin(long arrival) throws Exception;

        /** Told once that moment has come, if it lies within the window. */
        void ended(long arrival, long end) throws Exception;
    }

    /**
     * How it went.
     *
     * @param startDelay how much later than asked it started
     * @param measured how much of the interval that was to be measured was loaded
     * @param lag how much later than by the schedule the last operation was seen to end
     */
    record Course(Duration startDelay, Interval measured, Duration lag) {}

    private record Pending(Lane lane, long arrival, long end) {}

    /** Runs lanes that share nothing with those of other loops whose order matters. */
    static Course run(Window window, List<? extends Lane> lanes) throws Exception {
        return run(window, lanes, new ScheduleTurns().join());
    }

    /** Runs the lanes until the window ends, and leaves the turns then. */
    static Course run(Window window, List<? extends Lane> lanes, ScheduleTurns.Turn turn) throws Exception {
        try (turn) {
            return course(window, lanes, turn);
        }
    }

    private static Course course(Window window, List<? extends Lane> lanes, ScheduleTurns.Turn turn) throws Exception {
        turn.promise(window.start());
        parkUntil(window.start());
        Duration startDelay = since(window.start());
        PriorityQueue<Pending> pending =
                new PriorityQueue<>(Math.max(1, lanes.size()), Comparator.comparingLong(Pending::end));
        turn.await();
        for (Lane lane : lanes) {
            pending.add(begin(lane, window.start()));
        }
        Pending next = pending.peek();
        while (next != null && next.end() <= window.to()) {
            if (System.nanoTime() - next.end() > MOST_LAG_NANOS) {
                return new Course(startDelay, interval(window.from(), next.end()), since(next.end()));
            }
            turn.promise(next.end());
            parkUntil(next.end());
            turn.await();
            pending.remove();
            next.lane().ended(next.arrival(), next.end());
            pending.add(begin(next.lane(), next.end()));
            next = pending.peek();
        }
        turn.close();
        parkUntil(window.to());
        return new Course(startDelay, interval(window.from(), window.to()), since(window.to()));
    }

    private static Pending begin(Lane lane, long arrival) throws Exception {
        try {
            return new Pending(lane, arrival, lane.begin(arrival));
        } catch (ClosedByInterruptException e) {
            throw (InterruptedException) new InterruptedException(GIVEN_UP).initCause(e);
        }
    }

    private static Duration since(long moment) {
        return interval(moment, System.nanoTime()).length();
    }

    private static Interval interval(long from, long to) {
        return new Interval(from, from + Math.max(0, to - from));
    }

    /** Waits until a moment of {@link System#nanoTime()}. */
    static void parkUntil(long moment) throws InterruptedException {
        long left = moment - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException(GIVEN_UP);
            }
            left = moment - System.nanoTime();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException(GIVEN_UP);
        }
    }
}
