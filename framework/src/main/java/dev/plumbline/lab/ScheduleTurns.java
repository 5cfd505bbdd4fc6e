package dev.plumbline.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An ability of machines that are emulated by schedule: the order in which several threads book time at what they share. Each says what
 * it does next and when, and does it once nobody can do anything earlier; so who waits behind whom is the schedule's
 * alone, and not that of the thread which this computer happened to wake first. All moments are on the clock of {@link System#nanoTime()}.
 *
 * <p>This is the conservative synchronisation of Chandy and Misra, "Distributed simulation: a case study in design and verification of
 * distributed programs" (1979), with one promise a thread.
 */
public final class ScheduleTurns {

    private static final Comparator<Turn> ORDER =
            Comparator.comparingLong((Turn turn) -> turn.promised).thenComparingInt(turn -> turn.number);

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Turn> turns = new ArrayList<>();
    private int joined;

    /** One more that takes turns; nobody has one before it has said when it does something. It is closed when it does nothing more. */
    public Turn join() {
        lock.lock();
        try {
            Turn turn = new Turn(joined++);
            turns.add(turn);
            return turn;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all that joined in an earlier trial. */
    public void clear() {
        lock.lock();
        try {
            turns.forEach(turn -> turn.comes.signal());
            turns.clear();
        } finally {
            lock.unlock();
        }
    }

    /** One of those that take turns; of one thread. */
    public final class Turn implements AutoCloseable {

        private final int number;
        private final Condition comes = lock.newCondition();
        private long promised = Long.MIN_VALUE;

        private Turn(int number) {
            this.number = number;
        }

        /**
         * Promises that nothing is done before a moment.
         *
         * @param moment not before one that was promised already
         */
        public void promise(long moment) {
            lock.lock();
            try {
                promised = moment;
                wakeFirst();
            } finally {
                lock.unlock();
            }
        }

        /**
         * Waits until nobody else does anything before the promised moment. Of several at one moment, who joined first is first.
         *
         * @throws InterruptedException when the waiting thread is interrupted
         */
        public void await() throws InterruptedException {
            lock.lockInterruptibly();
            try {
                while (turns.contains(this) && first() != this) {
                    comes.await();
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                turns.remove(this);
                wakeFirst();
            } finally {
                lock.unlock();
            }
        }

        private Turn first() {
            return turns.stream().min(ORDER).orElse(this);
        }

        private void wakeFirst() {
            first().comes.signal();
        }
    }
}
