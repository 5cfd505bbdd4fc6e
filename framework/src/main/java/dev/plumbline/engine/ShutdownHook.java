package dev.plumbline.engine;

import dev.plumbline.lab.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when the JVM is ended from outside while a lab is open: the run is interrupted and releases everything by
 * itself; where it does not get to that, everything in the ledger is taken back from here. What neither gets to in time the
 * next run on the lab finds in the ledger.
 */
final class ShutdownHook implements AutoCloseable {

    /** How long a run may take to notice that it is to end, and to release everything. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** How long taking back may hold up the end of the JVM after that. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Thread run = Thread.currentThread();
    private final Thread hook = new Thread(this::end, "plumbline-shutdown");
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Ledger ledger;
    private final Progress progress;

    private ShutdownHook(Ledger ledger, Progress progress) {
        this.ledger = ledger;
        this.progress = progress;
    }

    /** For the lab of that ledger, which the calling thread runs experiments on. */
    static ShutdownHook install(Ledger ledger, Progress progress) {
        ShutdownHook installed = new ShutdownHook(ledger, progress);
        Runtime.getRuntime().addShutdownHook(installed.hook);
        return installed;
    }

    /** Nothing is left to do; takes the hook away. */
    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook runs; it sees the latch.
        }
    }

    private void end() {
        ledger.end();
        progress.say("the run is ended from outside; what it has made and switched is "
                + (ledger.isKept() ? "kept as it failed" : "taken back"));
        run.interrupt();
        try {
            if (!closed.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                takeBack();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does this; what is left is in the ledger
        }
    }

    private void takeBack() throws InterruptedException {
        Thread undoing = new Thread(() -> progress.say(ledger.undoAll()), "plumbline-undo-all");
        undoing.setDaemon(true);
        undoing.start();
        undoing.join(LIMIT.toMillis());
        if (undoing.isAlive()) {
            progress.say(List.of("not everything could be taken back in " + LIMIT.toSeconds()
                    + " s; the next run on this lab goes on with it"));
        }
    }
}
