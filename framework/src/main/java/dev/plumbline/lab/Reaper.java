package dev.plumbline.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes back what killed runs have left in a lab, by their ledgers. Only ledgers of that lab, and only of processes of this
 * host that are dead. The caller holds the lab's lock.
 */
public final class Reaper {

    private final String lab;
    private final String lock;
    private final Undoing undoing;
    private final List<String> told = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> switched = new ArrayList<>();

    private Reaper(String lab, String lock, Undoing undoing) {
        this.lab = lab;
        this.lock = lock;
        this.undoing = undoing;
    }

    /**
     * What became of it.
     *
     * @param told what was taken back, and what was left alone, one sentence each
     * @param failures what could not be taken back, or be read, one sentence each
     * @param switched those of the failures that leave the lab on another arm of a change than the first
     */
    public record Reaped(List<String> told, List<String> failures, List<String> switched) {

        /** Copies the lists. */
        public Reaped {
            told = List.copyOf(told);
            failures = List.copyOf(failures);
            switched = List.copyOf(switched);
        }
    }

    /**
     * Takes back what is left in a lab.
     *
     * @param folder the folder of ledgers
     */
    public static Reaped reap(Lab lab, Path folder) {
        return new Reaper(lab.description().name(), lab.lockName(), Undoing.in(lab)).reap(folder);
    }

    /**
     * Takes back what can be without the lab, which cannot be opened: folders, and what commands on this computer have changed.
     *
     * @param lab its name
     * @param folder the folder of ledgers
     */
    public static Reaped reapWithout(String lab, Path folder) {
        return new Reaper(lab, lab, Undoing.without(lab)).reap(folder);
    }

    /**
     * What was left on a lab for somebody to look at, or on another lab behind the same lock. Nobody takes that back unasked; the
     * caller measures nothing there.
     *
     * @param folder the folder of ledgers
     */
    public static List<Leftover> kept(Lab lab, Path folder) {
        try {
            return Leftovers.in(folder).readable().stream()
                    .filter(it -> it.lab().equals(lab.description().name())
                            || it.lock().equals(lab.lockName()))
                    .filter(it -> it.keeps() && it.owner().isOfThisHost())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the ledgers in " + folder + " cannot be read", e);
        }
    }

    private Reaped reap(Path folder) {
        try {
            Leftovers leftovers = Leftovers.in(folder);
            for (Leftover leftover : leftovers.readable()) {
                if (leftover.lab().equals(lab)) {
                    reap(leftover);
                } else if (leftover.lock().equals(lock)) {
                    tellOfNeighbour(leftover);
                }
            }
            for (Path file : leftovers.empty()) {
                if (Leftovers.isOf(file, lab)) { // who holds the lab's lock is alone in writing such files
                    Files.deleteIfExists(file);
                }
            }
            for (Map.Entry<Path, String> unreadable : leftovers.unreadable().entrySet()) {
                if (Leftovers.isOf(unreadable.getKey(), lab)) {
                    failures.add(unreadable.getValue() + "; nothing of it was taken back, and it is kept as "
                            + Files.move(
                                    unreadable.getKey(),
                                    aside(unreadable.getKey()),
                                    StandardCopyOption.REPLACE_EXISTING));
                }
            }
            for (Stray stray : Stray.in(folder)) {
                delete(stray);
            }
            return new Reaped(told, failures, switched);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledgers in " + folder + " cannot be read", e);
        }
    }

    private void delete(Stray stray) {
        try {
            stray.delete();
            told.add("took back what " + stray.owner() + " had left: " + stray.words());
        } catch (IOException e) {
            failures.add(stray.path() + ", which " + stray.owner() + " had left, could not be deleted: " + e);
        }
    }

    private void reap(Leftover leftover) throws IOException {
        Owner owner = leftover.owner();
        if (!owner.isOfThisHost()) {
            told.add("left alone: the ledger " + leftover.file() + " of " + owner.words()
                    + ", since only that host can tell whether it still runs; take it back there");
        } else if (!owner.isAlive() || leftover.keeps()) { // who keeps has let the lab go, which the caller holds
            takeBack(leftover);
        }
    }

    /** A lab behind the same lock would disturb this one by what is left there; but only itself can take it back. */
    private void tellOfNeighbour(Leftover leftover) {
        if (leftover.owner().isOfThisHost()
                && !leftover.owner().isAlive()
                && !leftover.open().isEmpty()) {
            told.add("left alone: what " + leftover.owner().words() + " had left on lab '" + leftover.lab()
                    + "', which shares its lock with lab '" + lab + "'; ci/plumbline reap --lab " + leftover.lab()
                    + " --yes takes it back");
        }
    }

    private void takeBack(Leftover leftover) throws IOException {
        if (!leftover.damaged().isEmpty()) {
            failures.add(
                    "the ledger " + leftover.file() + " of " + leftover.owner().words() + " is damaged in line "
                            + leftover.damaged().stream().map(String::valueOf).collect(Collectors.joining(", "))
                            + "; the rest of it is taken back, and it is kept as "
                            + Files.copy(leftover.file(), aside(leftover.file()), StandardCopyOption.REPLACE_EXISTING));
        }
        try (Ledger ledger = Ledger.resume(undoing, leftover)) {
            for (Map.Entry<Integer, UndoRecord> one : leftover.latestFirst().entrySet()) {
                takeBack(ledger, one.getKey(), one.getValue(), leftover.owner());
            }
        }
    }

    private void takeBack(Ledger ledger, int number, UndoRecord record, Owner owner) {
        List<String> wrong = ledger.undo(List.of(number));
        if (wrong.isEmpty()) {
            told.add("took back what " + owner.words() + " had left on lab '" + lab + "': " + Undoing.words(record));
        } else {
            failures.addAll(wrong);
            if (record.handler().equals(SwitchBack.HANDLER)) {
                switched.addAll(wrong);
            }
        }
    }

    /** Out of the way of the next run, which would tell of it again; not deleted, since it may still help somebody. */
    private static Path aside(Path file) {
        return file.resolveSibling(file.getFileName() + ".damaged");
    }
}
