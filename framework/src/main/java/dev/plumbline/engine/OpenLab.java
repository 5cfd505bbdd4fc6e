package dev.plumbline.engine;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabLock;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.Ledger;
import dev.plumbline.lab.StateFolder;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The lab of a run: opened and locked once, for all of its experiments. */
final class OpenLab implements AutoCloseable {

    /** How long a run waits for one that holds the lab. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path scratch;
    private final Lab lab;
    private final LabLock lock;
    private final Ledger ledger;
    private final Set<String> names = new HashSet<>();

    private OpenLab(Path scratch, Lab lab, LabLock lock, Ledger ledger) {
        this.scratch = scratch;
        this.lab = lab;
        this.lock = lock;
        this.ledger = ledger;
    }

    /**
     * Opens the lab of that name, and waits until no other run holds it.
     *
     * @param folder the folder of {@code lab.yaml}
     * @throws MisuseException when there is no such lab, or its description is wrong, or another run keeps it
     */
    static OpenLab open(Path folder, String name, Progress progress) {
        Path scratch = temporaryFolder();
        try {
            Lab lab = Labs.read(folder).open(name, scratch);
            try {
                Path state = StateFolder.path();
                LabLock lock = lock(lab, state.resolve(lab.lockName() + ".lock"), progress);
                try {
                    return new OpenLab(scratch, lab, lock, Ledger.open(lab, state));
                } catch (RuntimeException e) {
                    lock.close();
                    throw e;
                }
            } catch (RuntimeException e) {
                lab.close();
                throw e;
            }
        } catch (RuntimeException e) {
            delete(scratch);
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
        for (Runnable step : List.<Runnable>of(ledger::close, lab::close, lock::close, () -> delete(scratch))) {
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

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("plumbline-");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder " + folder + " cannot be deleted", e);
        }
    }
}
