package dev.plumbline.reports.benchmark;

import dev.plumbline.journal.Run;
import dev.plumbline.journal.RunReporter;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.reports.Runs;
import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.ReportGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Time and memory of each report of a run of many treatments, and those of all of them beside Allure's own generator on the same
 * results, as a ratio. From the top of the repository, with treatments, blocks and rounds:
 *
 * <pre>{@code
 * mvn -q test-compile exec:exec -Pbenchmark -pl framework,reports -Dreports.treatments=10000 -Dreports.blocks=3 -Dreports.rounds=3
 * }</pre>
 *
 * <p>Each round runs everything once, Allure's own generator last, in one JVM; the first round is cold, as under a build tool.
 * Peak heap is the most that was in use, garbage not yet collected included, with the run itself in memory.
 */
public final class ReportsBenchmark {

    private static final String ALLURE = "Allure's own generator";

    private ReportsBenchmark() {}

    /** Prints a table. */
    public static void main(String[] arguments) throws Exception {
        int treatments = Integer.parseInt(arguments[0]);
        Run run = run(treatments, Integer.parseInt(arguments[1]));
        int rounds = Integer.parseInt(arguments[2]);
        System.out.printf(
                "%d treatments, %d trials%n",
                treatments, run.sessions().get(0).session().trials().size());
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            Map<String, Cost> costs = round(run);
            costs.forEach((name, cost) ->
                    System.out.printf("  %-24s %7.2f s  %6d MiB%n", name, cost.seconds, cost.mebibytes));
            double all = costs.entrySet().stream()
                    .filter(cost -> !cost.getKey().equals(ALLURE))
                    .mapToDouble(cost -> cost.getValue().seconds)
                    .sum();
            ratios.add(all / costs.get(ALLURE).seconds);
            System.out.printf(
                    "round %d: all reports %.2f s, %.2f times Allure's own generator%n",
                    round, all, ratios.get(round - 1));
        }
        double[] sorted =
                ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf("median ratio %.2f of %s%n", sorted[sorted.length / 2], Arrays.toString(sorted));
    }

    private static Run run(int treatments, int blocks) {
        int side = (int) Math.round(Math.sqrt(treatments));
        return new Runs()
                .factors(factor("depth", side), factor("size", treatments / side))
                .blocks(blocks)
                .run();
    }

    private static Factor factor(String name, int levels) {
        return new Factor(
                name,
                IntStream.rangeClosed(1, levels)
                        .mapToObj(n -> new Level(Integer.toString(n), (double) n))
                        .toList());
    }

    private static Map<String, Cost> round(Run run) throws Exception {
        Path folder = Files.createTempDirectory("reports-benchmark-");
        try {
            Map<String, Cost> costs = new LinkedHashMap<>();
            for (RunReporter reporter : ServiceLoader.load(RunReporter.class)) {
                costs.put(reporter.getClass().getSimpleName(), Cost.of(() -> reporter.report(run, folder)));
            }
            costs.put(ALLURE, Cost.of(() -> {
                new ReportGenerator(ConfigurationBuilder.bundled().build())
                        .generateSingleFile(folder.resolve("own"), List.of(folder.resolve("allure-results")));
                return List.of();
            }));
            return costs;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> contents;
        try (Stream<Path> walk = Files.walk(folder)) {
            contents = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : contents) {
            Files.delete(path);
        }
    }
}
