package dev.plumbline.engine;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabLock;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.Ledger;
import dev.plumbline.lab.Reaper;
import dev.plumbline.lab.ScratchFolder;
import dev.plumbline.lab.StateFolder;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The lab of a run: opened and locked once, for all of its experiments. */
final class OpenLab implements AutoCloseable {

    /** How long a run waits for one that holds the lab. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Lab lab;
    private final LabLock lock;
    private final Ledger ledger;
    private final ShutdownHook hook;
    private final int scratch;
    private final Set<String> names = new HashSet<>();

    private OpenLab(Lab lab, LabLock lock, Ledger ledger, ShutdownHook hook, int scratch) {
        this.lab = lab;
        this.lock = lock;
        this.ledger = ledger;
        this.hook = hook;
        this.scratch = scratch;
    }

    /**
     * Opens the lab of that name, waits until no other run holds it, and takes back what killed runs have left there.
     *
     * @param folder the folder of {@code lab.yaml}
     * @param state the folder of locks and ledgers
     * @throws MisuseException when there is no such lab, or its description is wrong, or another run keeps it, or it is on
     *     another arm of a change and cannot be put back
     */
    static OpenLab open(Path folder, String name, Path state, Progress progress) {
        Path scratch = ScratchFolder.fresh();
        Lab lab = Labs.read(folder).open(name, scratch);
        return orClose(lab::close, () -> locked(lab, StateFolder.prepare(state), scratch, progress));
    }

    private static OpenLab locked(Lab lab, Path state, Path scratch, Progress progress) {
        LabLock lock = lock(lab, LabLock.file(state, lab.lockName()), progress);
        return orClose(lock::close, () -> {
            reap(lab, state, progress);
            Ledger ledger = Ledger.open(lab, state);
            return orClose(ledger::close, () -> {
                ShutdownHook hook = ShutdownHook.install(ledger, progress);
                return orClose(hook::close, () -> new OpenLab(lab, lock, ledger, hook, made(scratch, ledger)));
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

    private static LabLock lock(Lab lab, Path file, Progress progress) {
        return LabLock.tryTake(file).orElseGet(() -> waitForLock(lab, file, progress));
    }

    private static LabLock waitForLock(Lab lab, Path file, Progress progress) {
        String name = lab.description().name();
        progress.say("waiting for lab '" + name + "', which " + LabLock.holder(file) + " holds");
        try {
            return Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> LabLock.tryTake(file), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new MisuseException(
                    "lab '" + name + "' was held by " + LabLock.holder(file) + " for "
                            + Quantities.formatDuration(PATIENCE)
                            + "; let that run end, or stop it, and start again",
                    e);
        }
    }
}
