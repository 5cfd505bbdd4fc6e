package dev.plumbline.engine;

import dev.plumbline.baseline.RefusedException;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabLock;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.Ledger;
import dev.plumbline.lab.PartialFile;
import dev.plumbline.lab.Reaper;
import dev.plumbline.lab.ScratchFolder;
import dev.plumbline.lab.StateFolder;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The lab of a run: opened and locked once, for all of its experiments. */
final class OpenLab implements AutoCloseable {

    private final Lab lab;
    private final LabLock lock;
    private final Ledger ledger;
    private final ShutdownHook hook;
    private final int scratch;
    private final Set<String> names = new HashSet<>();
    private final Keeping keeping;

    private OpenLab(Lab lab, LabLock lock, Ledger ledger, ShutdownHook hook, int scratch, Keeping keeping) {
        this.lab = lab;
        this.lock = lock;
        this.ledger = ledger;
        this.hook = hook;
        this.scratch = scratch;
        this.keeping = keeping;
    }

    /**
     * Opens the lab of that name, waits until no other run holds it, and takes back what killed runs have left there.
     *
     * @param folder the folder of {@code lab.yaml}
     * @param state the folder of locks and ledgers
     * @param wait how long to wait for another run
     * @throws MisuseException when there is no such lab, or its description is wrong, or another run keeps it, or it is on
     *     another arm of a change and cannot be put back, or somebody keeps there what failed
     */
    static OpenLab open(Path folder, String name, Path state, Duration wait, Progress progress) {
        Path scratch = ScratchFolder.fresh();
        Lab lab = Labs.read(folder).open(name, scratch);
        return orClose(lab::close, () -> locked(lab, folder, StateFolder.prepare(state), scratch, wait, progress));
    }

    private static OpenLab locked(Lab lab, Path labs, Path state, Path scratch, Duration wait, Progress progress) {
        LabLock lock = new LabWait(lab, LabLock.file(state, lab.lockName()), progress).take(wait);
        return orClose(lock::close, () -> {
            Keeping.refuse(lab.description().name(), Reaper.kept(lab, state), labs);
            reap(lab, state, progress);
            Ledger ledger = Ledger.open(lab, state);
            return orClose(ledger::close, () -> {
                ShutdownHook hook = ShutdownHook.install(ledger, progress);
                return orClose(
                        hook::close,
                        () -> new OpenLab(
                                lab,
                                lock,
                                ledger,
                                hook,
                                made(scratch, ledger),
                                new Keeping(lab, labs, ledger, progress)));
            });
        });
    }

    private static void reap(Lab lab, Path state, Progress progress) {
        Reaper.Reaped reaped = Reaper.reap(lab, state);
        progress.say(reaped.told());
        progress.say(reaped.failures());
        if (!reaped.switched().isEmpty()) {
            throw new MisuseException("lab '" + lab.description().name()
                    + "' may still be on another arm than the first, so nothing is measured there: "
                    + String.join("; ", reaped.switched())
                    + "; put it back by hand and delete that file, or mend the cause and start again");
        }
    }

    /** The ledger's number of the temporary folder, which is there then. */
    private static int made(Path scratch, Ledger ledger) {
        int number = ledger.announce(ScratchFolder.record(scratch));
        try {
            ScratchFolder.make(scratch);
            return number;
        } catch (IOException e) {
            ledger.undo(List.of(number));
            throw new UncheckedIOException("the temporary folder " + scratch + " cannot be made", e);
        }
    }

    private static <T> T orClose(Runnable closing, Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            try {
                closing.run();
            } catch (RuntimeException later) {
                e.addSuppressed(later);
            }
            throw e;
        }
    }

    Lab lab() {
        return lab;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Whether what fails is left as it is. */
    Keeping keeping() {
        return keeping;
    }

    /** Writes a file whose unfinished part a killed run must not leave. */
    <T> T writing(Path file, Writing<T> step) throws IOException, RefusedException {
        int number = ledger.announce(PartialFile.record(file));
        try {
            return step.run();
        } finally {
            ledger.undo(List.of(number));
        }
    }

    /** Stores something. */
    @FunctionalInterface
    interface Writing<T> {
        T run() throws IOException, RefusedException;
    }

    /** The first free name of a stem: {@code vm-1}, {@code vm-2}. */
    String takeName(String stem) {
        synchronized (names) {
            int number = 1;
            while (!names.add(stem + "-" + number)) {
                number++;
            }
            return stem + "-" + number;
        }
    }

    /** Frees the names of resources that are gone, so that those of the next block are called the same. */
    void freeNames(Collection<String> gone) {
        synchronized (names) {
            names.removeAll(gone);
        }
    }

    /** Closes everything, whatever fails on the way. */
    @Override
    public void close() {
        List<RuntimeException> failures = new ArrayList<>();
        for (Runnable step :
                List.<Runnable>of(lab::close, this::takeBackFolder, ledger::close, lock::close, hook::close)) {
            try {
                step.run();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private void takeBackFolder() {
        List<String> left = ledger.undo(List.of(scratch));
        if (!left.isEmpty()) {
            throw new LeftBehindException(String.join("; ", left));
        }
    }
}
