package dev.plumbline.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives one kind of reader many damaged inputs. Each of them is read, or refused in one sentence that a user can be shown, within a
 * bound, and without a file outside of the test's folder. The mutations follow from a seed: a failure names it.
 */
public final class Mutations {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Path COUNTS = Path.of("target", "mutations");
    private static final int LONGEST_SENTENCE = 3_000;

    private final String kind;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile long since;
    private volatile int seed;

    private Mutations(String kind) {
        this.kind = kind;
    }

    /** What reads an input. */
    @FunctionalInterface
    public interface Reading {

        /**
         * Reads it, and checks what comes out.
         *
         * @throws Exception where it is refused
         */
        void read(byte[] input) throws Exception;
    }

    /**
     * Damages samples so many times.
     *
     * @return outcome, {@code read} or {@code refused}, to how often it came; both are more than none
     */
    public static Map<String, Integer> run(String kind, int cases, List<String> samples, Reading reading)
            throws Exception {
        Mutations mutations = new Mutations(kind);
        mutations.watched(() -> mutations.all(cases, samples, reading));
        assertNothingEscaped();
        return count(kind, mutations.outcomes);
    }

    /** Notes what became of a kind of input. */
    public static Map<String, Integer> count(String kind, Map<String, Integer> outcomes) throws IOException {
        assertThat(outcomes).as(kind).containsKeys("read", "refused");
        Files.createDirectories(COUNTS);
        Files.writeString(
                COUNTS.resolve(kind.replaceAll("[^A-Za-z0-9]", "-") + ".txt"),
                String.format(
                        "%-28s %6d inputs: %6d refused in a sentence, %6d read%n",
                        kind,
                        outcomes.get("refused") + outcomes.get("read"),
                        outcomes.get("refused"),
                        outcomes.get("read")));
        return outcomes;
    }

    /** A file of the test resources, a byte a character. */
    public static String resource(String path) throws IOException {
        try (InputStream file = Mutations.class.getResourceAsStream("/dev/plumbline/" + path)) {
            return new String(Objects.requireNonNull(file, path).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private void watched(Runnable work) throws InterruptedException {
        since = System.nanoTime();
        Thread worker = new Thread(work, "plumbline-mutations");
        worker.setDaemon(true);
        worker.start();
        while (worker.isAlive() && System.nanoTime() - since < LONGEST.toNanos()) {
            worker.join(20);
        }
        if (worker.isAlive()) {
            AssertionError hang = new AssertionError(kind + ", seed " + seed + ": still being read after " + LONGEST);
            hang.setStackTrace(worker.getStackTrace());
            throw hang;
        }
        Throwable failed = failure.get();
        if (failed != null) {
            throw new AssertionError(kind + ", seed " + seed + ": " + failed, failed);
        }
    }

    private void all(int cases, List<String> samples, Reading reading) {
        try {
            for (int i = 0; i < cases; i++) {
                seed = i;
                since = System.nanoTime();
                String sample = samples.get(i % samples.size());
                byte[] input = new Mutator(new Random(i)).mutated(sample).getBytes(StandardCharsets.ISO_8859_1);
                outcomes.merge(outcome(input, reading), 1, Integer::sum);
            }
        } catch (Throwable e) { // told by the thread that waits
            failure.set(e);
        }
    }

    private static String outcome(byte[] input, Reading reading) throws Exception {
        try {
            reading.read(input);
            return "read";
        } catch (MisuseException | IncompleteTrialException | MissingCapabilityException | IOException e) {
            assertIsASentence(e);
            return "refused";
        }
    }

    private static void assertIsASentence(Exception told) {
        assertThat(told.getMessage())
                .isNotBlank()
                .hasSizeLessThan(LONGEST_SENTENCE)
                .doesNotContainPattern("\\p{Cntrl}|Exception|dev\\.plumbline\\.|com\\.fasterxml|org\\.yaml\\.snake");
    }

    private static void assertNothingEscaped() throws IOException {
        for (String folder : List.of("", "..", "../..", "/tmp", "/")) {
            try (Stream<Path> files = Files.list(Path.of(folder).toAbsolutePath())) {
                assertThat(files.filter(file -> file.toString().contains(Mutator.ESCAPED)))
                        .as(folder)
                        .isEmpty();
            }
        }
    }
}
