package dev.plumbline.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The file of undo records of one process in one lab. It outlives a killed process: each record is on disk before its side
 * effect happens, and the next run on the lab {@linkplain Reaper takes back} what is left.
 *
 * <p>The format is JSON Lines, encoded in UTF-8. The first line names the format version, the lab, its lock and the owner; then
 * a line {@code {"undo": n, "handler": …, "arguments": …}} announces side effect {@code n}, and {@code {"done": n}} says that it
 * has been taken back. {@code {"kept": {"vm-1": …}}} says that what is there stays for somebody to look at, and how machines are
 * reached. A last line that does not end is the one that a killed process was writing, and does not count.
 */
public final class Ledger implements AutoCloseable {

    private static final AtomicInteger LEDGERS = new AtomicInteger();

    /** Numbers at the end of names by their size, since a longer one is larger. */
    private static final Comparator<String> BY_NAME = Comparator.comparing(
                    (String name) -> name.replaceAll("\\d+$", ""))
            .thenComparing(String::length)
            .thenComparing(Comparator.naturalOrder());

    private final Undoing undoing;
    private final LedgerLog log;
    private final TreeMap<Integer, UndoRecord> open = new TreeMap<>();
    private final Set<Integer> underWay = new HashSet<>();
    private int last;
    private boolean ended;
    private boolean kept;

    private Ledger(Undoing undoing, LedgerLog log) {
        this.undoing = undoing;
        this.log = log;
    }

    /**
     * Begins a ledger of this process.
     *
     * @param folder where the lab's ledgers are kept; made when it is not there
     */
    public static Ledger open(Lab lab, Path folder) {
        Owner owner = Owner.self();
        Path file = folder.resolve(LedgerName.of(lab.description().name(), owner, LEDGERS.incrementAndGet()));
        return new Ledger(Undoing.in(lab), LedgerLog.create(file, lab, owner));
    }

    /** Goes on with the ledger of a process that is dead. */
    static Ledger resume(Undoing undoing, Leftover leftover) {
        Ledger ledger = new Ledger(undoing, LedgerLog.resume(leftover.file(), leftover.wholeLines()));
        ledger.open.putAll(leftover.open());
        return ledger;
    }

    /**
     * Writes down a side effect that is about to happen; returns when the record is on disk.
     *
     * @throws IncompleteTrialException when the run is being ended, so that the side effect must not happen any more
     */
    public synchronized int announce(UndoRecord record) {
        requireRunning();
        requireChangeable(record);
        int number = ++last;
        log.announced(number, record);
        open.put(number, record);
        return number;
    }

    /**
     * To be asked before a side effect that is announced already.
     *
     * @throws IncompleteTrialException when the run is being ended
     */
    public synchronized void requireRunning() {
        if (ended) {
            throw new IncompleteTrialException(
                    "the run is being ended from outside, so nothing more is made or switched");
        }
    }

    /** What is kept is to be found as it failed; only files that have nothing to do with the lab are still written. */
    private void requireChangeable(UndoRecord record) {
        if (kept && isOfLab(record)) {
            throw new IncompleteTrialException(
                    "what failed is kept as it is, so nothing more is made or switched in this run");
        }
    }

    private static boolean isOfLab(UndoRecord record) {
        return !record.handler().equals(PartialFile.HANDLER);
    }

    /**
     * Leaves all that is there for somebody to look at: from now on this process takes nothing back and can announce nothing, but
     * for unfinished files. Returns when that is on disk.
     *
     * @return how machines are reached, {@code vm-2} before {@code vm-10}; empty where the run is being ended, or has made nothing
     *     that could be looked at, so that nothing is kept
     */
    public synchronized Optional<Map<String, String>> keep() {
        boolean any = open.values().stream()
                .anyMatch(record -> isOfLab(record) && !record.handler().equals(ScratchFolder.HANDLER));
        if (ended || !any) {
            return Optional.empty();
        }
        Map<String, String> ways = new TreeMap<>(BY_NAME);
        open.values().stream()
                .flatMap(record -> undoing.way(record).stream())
                .forEach(way -> ways.merge(way.name(), way.words(), (one, other) -> one + "; " + other));
        log.kept(ways);
        kept = true;
        return Optional.of(ways);
    }

    /** Whether all that is there is left for somebody to look at. */
    public synchronized boolean isKept() {
        return kept;
    }

    /** From now on nothing can be announced; called when the run is ended from outside. */
    public synchronized void end() {
        ended = true;
    }

    /**
     * Takes side effects back, the latest first; every one is tried, whatever happens to those before it. It goes on to its end
     * also when the calling thread is interrupted.
     *
     * @param numbers what {@link #announce} returned
     * @return the failures, one sentence each; empty when nothing is left
     */
    public List<String> undo(List<Integer> numbers) {
        return Uninterrupted.call(() -> {
            List<String> failures = new ArrayList<>();
            for (int i = numbers.size() - 1; i >= 0; i--) {
                undo(numbers.get(i), failures);
            }
            return failures;
        });
    }

    /** Takes back everything that is open, the latest first. */
    public List<String> undoAll() {
        return undo(List.copyOf(open().keySet()));
    }

    /** What has been announced and not been taken back, by number. */
    synchronized Map<Integer, UndoRecord> open() {
        return new TreeMap<>(open);
    }

    /** Ends the ledger; its file stays when something could not be taken back. */
    @Override
    public synchronized void close() {
        log.close(open.isEmpty());
    }

    private void undo(int number, List<String> failures) {
        UndoRecord record = claim(number);
        if (record == null) {
            return;
        }
        try {
            undoing.undo(record);
            done(number);
        } catch (Exception e) { // whatever a lab throws, the others are still tried
            String why = e instanceof IncompleteTrialException ? e.getMessage() : e.toString();
            failures.add(Undoing.words(record) + " could not be taken back (" + why + "); it stays in the ledger "
                    + log.file());
        } finally {
            release(number);
        }
    }

    /** One thread at a time takes a side effect back; empty when another has done so, or when it is kept. */
    private synchronized @Nullable UndoRecord claim(int number) {
        try {
            while (underWay.contains(number)) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the thread that takes side effects back", e);
        }
        UndoRecord record = open.get(number);
        if (record == null || (kept && isOfLab(record))) {
            return null;
        }
        underWay.add(number);
        return record;
    }

    private synchronized void release(int number) {
        underWay.remove(number);
        notifyAll();
    }

    private synchronized void done(int number) {
        log.done(number);
        open.remove(number);
    }
}
