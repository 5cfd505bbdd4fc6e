package dev.plumbline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.journal.Run;
import dev.plumbline.lab.LabLock;
import dev.plumbline.lab.StateFolder;
import dev.plumbline.lab.libvirt.PrivateLibvirtd;
import dev.plumbline.lab.local.LeftoverCheck;
import dev.plumbline.lab.local.LocalTestLab;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A lab on which runs of one experiment are killed at a step each, and what they leave there after the next start. All that a
 * run makes lies in one folder, which its processes, mounts and loop devices are known by.
 */
final class KillBench implements AutoCloseable {

    private static final long LONGEST_LOOK_NANOS = 2_000_000_000L;
    private static final long LOOK_NANOS = 50_000_000;

    private final Path folder;
    private final KilledLab lab;
    private Run.@Nullable Judged whole;

    private KillBench(Path folder, KilledLab lab) {
        this.folder = folder;
        this.lab = lab;
    }

    static KillBench open(KilledLab lab) throws IOException {
        // sockets lie in it, whose paths must be short
        Path folder = Files.createDirectory(Path.of("/tmp", "k" + Integer.toHexString(new Random().nextInt())));
        return new KillBench(PrivateLibvirtd.letIn(folder), lab);
    }

    /** The steps of a run that is not killed, in the order in which they were first reached. */
    List<KillStep> steps() throws Exception {
        Set<KillStep> steps = new LinkedHashSet<>();
        LabLock lock = LocalTestLab.lock();
        try (lock) {
            Set<String> before = lab.there();
            String printed = walk(step -> {
                steps.add(step.first());
                return false;
            });
            assertThat(left(before))
                    .as("what a run leaves that is not killed; it printed " + printed)
                    .isEmpty();
            assertThat(printed).contains(allDone()).doesNotContain("BROKEN");
        }
        return List.copyOf(steps);
    }

    /**
     * Kills a run at a step; what is left after the next start. The lock of the computer's labs is held for that alone, since others
     * wait for it.
     *
     * @param at says of a step whether it is the one
     */
    List<String> leftBy(Predicate<KillStep> at) throws Exception {
        LabLock lock = LocalTestLab.lock();
        try (lock) {
            return killed(lab.there(), at);
        }
    }

    /** Kills a run at a step, looks what is left after the next start, and goes on with it in another JVM. */
    KillOutcome resumedAfter(Predicate<KillStep> at) throws Exception {
        LabLock lock = LocalTestLab.lock();
        try (lock) {
            if (whole == null) {
                whole = whole();
            }
            Set<String> before = lab.there();
            List<String> left = new ArrayList<>(killed(before, at));
            String printed = run(PlumblineProperties.RESUME, "true");
            left.addAll(left(before));
            KillOutcome outcome = outcome(left, JournalledTrials.read(folder.resolve("runs"), lab.trials()));
            return outcome.faults().isEmpty() ? outcome : outcome.and("the resumed run printed: " + printed);
        }
    }

    /** What is measured for the real takes its time by the clock, which no seed repeats. */
    private KillOutcome outcome(List<String> left, JournalledTrials trials) {
        if (trials.isEmpty() || !lab.repeats()) {
            return new KillOutcome(left, trials.lost(), trials.doubled(), List.of(), 0);
        }
        SameSession same = SameSession.of(trials.first(), Objects.requireNonNull(whole));
        return new KillOutcome(left, trials.lost(), trials.doubled(), same.differences(), same.deviation());
    }

    private Run.Judged whole() throws Exception {
        clear();
        writeLab();
        String printed = run();
        assertThat(printed).contains(allDone()).doesNotContain("BROKEN");
        return JournalledTrials.read(folder.resolve("runs"), lab.trials()).first();
    }

    private String allDone() {
        return lab.trials() + "/" + lab.trials();
    }

    private String run(String... properties) throws Exception {
        try (ChildJvm child = start(List.of(), properties)) {
            assertThat(child.await()).as(String.join("\n", child.printed())).isZero();
            return String.join("\n", child.printed());
        }
    }

    private List<String> killed(Set<String> before, Predicate<KillStep> at) throws Exception {
        boolean[] reached = {false};
        String printed = walk(now -> {
            reached[0] |= at.test(now);
            return reached[0];
        });
        assertThat(reached[0]).as("it came to the step; it printed " + printed).isTrue();
        String told = nextStart();
        List<String> left = left(before);
        return left.isEmpty()
                ? left
                : Stream.concat(left.stream(), told.lines().map(it -> "told: " + it))
                        .toList();
    }

    private String walk(Predicate<KillStep> killAt) throws Exception {
        clear();
        writeLab();
        ChildJvm[] child = new ChildJvm[1];
        try (SteppedJvm stepped = SteppedJvm.start(option -> {
            child[0] = start(List.of(option));
            return child[0].process();
        })) {
            stepped.walk(killAt);
            child[0].await();
        } finally {
            child[0].close();
        }
        return String.join("\n", child[0].printed());
    }

    private void writeLab() throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), "labs:\n  bench: {" + lab.section() + "}\n");
    }

    private ChildJvm start(List<String> options, String... properties) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                PlumblineProperties.SEED,
                "42",
                PlumblineProperties.WARM_UP,
                "100 ms",
                PlumblineProperties.MEASURE,
                "300 ms",
                PlumblineProperties.BASELINE,
                "record"));
        all.addAll(List.of(properties));
        return ChildJvm.start(folder, options, lab.experiment(), all.toArray(String[]::new));
    }

    /** What a run does before it measures anything; what it printed. */
    private String nextStart() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8));
        OpenLab.open(folder, "bench", state(), Duration.ZERO, progress).close();
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Path state() {
        return list(ChildJvm.temporary(folder)).stream()
                .filter(it -> it.getFileName().toString().startsWith("plumbline-state-"))
                .findFirst()
                .orElseGet(() ->
                        ChildJvm.temporary(folder).resolve(StateFolder.path().getFileName()));
    }

    private List<String> left(Set<String> before) throws IOException {
        // control groups and namespaces that other programs try out come and go
        long deadline = System.nanoTime() + LONGEST_LOOK_NANOS;
        List<String> left = seen(before);
        while (!left.isEmpty() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
            left = seen(before);
        }
        return left;
    }

    private List<String> seen(Set<String> before) throws IOException {
        Set<String> computer = new TreeSet<>(lab.there());
        computer.removeAll(before);
        List<String> left = new ArrayList<>(computer);
        LeftoverCheck.addLeft(folder, left);
        list(ChildJvm.temporary(folder)).stream()
                .filter(it -> !it.equals(state()))
                .forEach(it -> left.add("file " + it));
        list(state()).stream().filter(it -> !it.toString().endsWith(".lock")).forEach(it -> left.add("file " + it));
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(it -> it.toString().endsWith(".part")).forEach(it -> left.add("file " + it));
        }
        for (Path file : list(state())) {
            if (file.toString().endsWith(".lock")) {
                LabLock.tryTake(file).ifPresentOrElse(LabLock::close, () -> left.add("lock " + file));
            }
        }
        return left;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        clear();
        Files.delete(folder);
    }
}
