package dev.plumbline.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Discovers and runs treatments that do nothing, beside the same body as a parameterized test of Jupiter: each run in a JVM
 * of its own, all variants once a round in random order, so that a busy machine is busy for all of them.
 */
final class TreatmentBenchmark {

    /** A small first heap, so that memory is taken as it is needed; room enough for the most treatments. */
    private static final List<String> JVM = List.of("-Xms32m", "-Xmx2g");

    private final int rounds;
    private final Map<Variant, Path> folders;
    private final PrintStream out;
    private final Map<Row, List<Figures>> figures = new LinkedHashMap<>();

    private TreatmentBenchmark(int rounds, Map<Variant, Path> folders, PrintStream out) {
        this.rounds = rounds;
        this.folders = folders;
        this.out = out;
    }

    /** Arguments: rounds; counts of treatments with commas; a folder in memory; a folder on a disk. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path memory = Path.of(arguments[2]);
        Path disk = Path.of(arguments[3]);
        TreatmentBenchmark benchmark = new TreatmentBenchmark(
                Integer.parseInt(arguments[0]),
                Map.of(
                        Variant.JUPITER, memory,
                        Variant.PLUMBLINE_IN_MEMORY, memory,
                        Variant.PLUMBLINE_ON_DISK, disk),
                System.out);
        benchmark.run(Stream.of(arguments[1].split(",")).map(Integer::valueOf).toList());
    }

    private void run(List<Integer> counts) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (int count : counts) {
            for (Variant variant : Variant.values()) {
                rows.add(new Row(count, variant));
            }
        }
        rows.forEach(row -> figures.put(row, new ArrayList<>()));
        for (int round = 1; round <= rounds; round++) {
            List<Row> order = new ArrayList<>(rows);
            Collections.shuffle(order, new Random(round));
            for (Row row : order) {
                figures.get(row).add(one(row));
            }
            out.println("round " + round + " of " + rounds + " done");
        }
        new Table(figures).lines().forEach(out::println);
    }

    private Figures one(Row row) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(folders.get(row.variant())), "benchmark-");
        try {
            Path result = folder.resolve("figures");
            Process process = new ProcessBuilder(command(row, folder, result))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD) // progress lines cost what they cost a build
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(row + " failed");
            }
            return Figures.read(result);
        } finally {
            delete(folder);
        }
    }

    private static List<String> command(Row row, Path folder, Path result) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of(
                "-D" + Levels.COUNT + "=" + row.treatments(),
                "-Dplumbline.lab=noop",
                "-Dplumbline.output=" + folder.resolve("output"),
                "-Dplumbline.baselines=" + folder.resolve("baselines"),
                "-cp",
                System.getProperty("java.class.path"),
                OneRun.class.getName(),
                row.variant().name(),
                result.toString()));
        return command;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
