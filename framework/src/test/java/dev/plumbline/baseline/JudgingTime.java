package dev.plumbline.baseline;

import dev.plumbline.model.Experiment;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How long it takes to judge a large session against many. */
final class JudgingTime {

    private static final int STORED = 50;
    private static final int BLOCKS = 30;
    private static final int ALONG = 20;

    private JudgingTime() {}

    static List<String> table() {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "### Time of judging: 30 trials of each treatment, against 50 stored sessions",
                "",
                "| treatments | trials read | seconds | microseconds a trial | heap in use afterwards, sessions included |",
                "| --- | --- | --- | --- | --- |"));
        for (int treatments : new int[] {100, 100, 250, 500, 1000}) {
            lines.add(row(treatments));
        }
        lines.remove(5); // the first run is that of the compiler
        return lines;
    }

    private static String row(int treatments) {
        Session[] stored = IntStream.rangeClosed(1, STORED)
                .mapToObj(number -> session(number, treatments))
                .toArray(Session[]::new);
        Session fresh = session(STORED + 1, treatments);
        StoredSessions all = StoredSessions.of(stored);
        long start = System.nanoTime();
        int cells = Judge.byLevelAndShape()
                .judge(fresh, all, ExpectedDifferences.none())
                .cells()
                .size();
        double seconds = (System.nanoTime() - start) / 1e9;
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        double trials = (STORED + 1.0) * BLOCKS * cells;
        return String.format(
                Locale.ROOT,
                "| %d | %.0f | %.1f | %.2f | %d MiB |",
                cells,
                trials,
                seconds,
                seconds * 1e6 / trials,
                heap >> 20);
    }

    private static Session session(int number, int treatments) {
        Random random = new Random(number);
        Session small = SessionBuilder.session(number).build();
        List<Treatment> all = new ArrayList<>();
        List<Level> vms =
                IntStream.rangeClosed(1, ALONG).mapToObj(JudgingTime::level).toList();
        List<Level> sizes = IntStream.rangeClosed(1, treatments / ALONG)
                .mapToObj(JudgingTime::level)
                .toList();
        for (Level size : sizes) {
            for (Level count : vms) {
                Map<String, Level> levels = new LinkedHashMap<>();
                levels.put("vms", count);
                levels.put("size", size);
                all.add(new Treatment(levels));
            }
        }
        List<String> ids = all.stream().map(Treatment::id).toList();
        List<TrialRecord> trials = new ArrayList<>();
        double ofSession = 0.01 * random.nextGaussian();
        for (int block = 1; block <= BLOCKS; block++) {
            for (int t = 0; t < ids.size(); t++) {
                double value = 500 * (1 + t % ALONG) * Math.exp(ofSession + 0.02 * random.nextGaussian());
                trials.add(new TrialRecord(
                        block,
                        "",
                        trials.size() + 1,
                        ids.get(t),
                        Outcome.COMPLETE,
                        null,
                        Instant.EPOCH,
                        Map.of(),
                        new TreeMap<>(),
                        Measurement.of("iops", value)));
            }
        }
        Experiment experiment = new Experiment(
                "org.example.Large.disk",
                "org.example.Large",
                "disk",
                "How long does it take?",
                List.of(new Factor("vms", vms), new Factor("size", sizes)),
                small.experiment().responses(),
                all,
                Set.of());
        return new Session(
                small.id(),
                experiment,
                small.lab(),
                small.started(),
                number,
                "0.1.0",
                small.fingerprint(),
                new Session.Design(BLOCKS, List.of(), ids, "trial", List.of(), Duration.ZERO, Duration.ofMillis(250)),
                List.of(),
                trials,
                null);
    }

    private static Level level(int number) {
        return new Level(Integer.toString(number), (double) number);
    }
}
