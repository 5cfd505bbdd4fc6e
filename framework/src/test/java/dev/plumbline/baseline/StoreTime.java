package dev.plumbline.baseline;

import dev.plumbline.model.Session;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** How long it takes to read many stored sessions and to judge one against all of them. */
final class StoreTime {

    private static final int[] SESSIONS = {300, 1000, 3000, 10_000};

    private StoreTime() {}

    static List<String> table() {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "### Time of reading and judging: many stored sessions of 6 treatments in 5 blocks",
                "",
                "| stored sessions | on disk | ms to list and read | ms to judge | ms a session | heap that they keep |",
                "| --- | --- | --- | --- | --- | --- |"));
        try {
            Path folder = Files.createTempDirectory("plumbline-store");
            try {
                addRows(lines, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException | RefusedException e) {
            throw new IllegalStateException("the store cannot be written", e);
        }
        lines.remove(5); // the first run is that of the compiler
        return lines;
    }

    private static void addRows(List<String> lines, Path folder) throws IOException, RefusedException {
        Path home = folder.resolve("embedded").resolve("org.example.VmCount.disk");
        Files.createDirectories(home);
        int written = 0;
        for (int sessions : SESSIONS) {
            for (; written < sessions; written++) {
                Session session = session(written);
                try {
                    StoredFile.write(home.resolve(StoreNames.session(session)), null, session);
                } catch (TooLargeException e) {
                    throw new RefusedException(String.valueOf(e.getMessage()));
                }
            }
            lines.add(row(folder, sessions));
        }
    }

    private static String row(Path folder, int sessions) throws IOException {
        long empty = heap();
        long start = System.nanoTime();
        StoredSessions stored = new BaselineStore(folder).load("embedded", "org.example.VmCount.disk");
        double read = (System.nanoTime() - start) / 1e6;
        long full = heap();
        Session fresh = session(20_000);
        start = System.nanoTime();
        int held = Judge.byLevelAndShape()
                .judge(fresh, stored, ExpectedDifferences.none())
                .baselines()
                .size();
        double judged = (System.nanoTime() - start) / 1e6;
        if (held != sessions) {
            throw new IllegalStateException(held + " sessions were held against in place of " + sessions);
        }
        return String.format(
                Locale.ROOT,
                "| %d | %d MiB | %.0f | %.0f | %.2f | %d MiB |",
                sessions,
                size(folder) >> 20,
                read,
                judged,
                (read + judged) / sessions,
                (full - empty) >> 20);
    }

    private static Session session(int number) {
        Random random = new Random(number);
        double mood = 0.01 * random.nextGaussian();
        return SessionBuilder.session(number)
                .values((block, vms) -> 500 * Math.exp(mood + 0.02 * random.nextGaussian()))
                .build();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Writes the table into a file. */
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), table());
    }
}
