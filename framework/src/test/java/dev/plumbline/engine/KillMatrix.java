package dev.plumbline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A run is killed at every step that it has: what is left after the next start is nothing, and the resumed session has every
 * trial once. It takes half an hour a lab, so that Surefire runs it by name alone; {@link KillMatrixTest} has some of the steps. The table is
 * {@code target/kill-matrix/LAB.txt}; {@code -Dplumbline.test.part=2/3} runs the second third of the steps.
 */
class KillMatrix {

    private static final String PART = System.getProperty("plumbline.test.part", "1/1");

    @Test
    void embedded() throws Exception {
        assertNothingIsLeft("embedded", KilledLab.EMBEDDED);
    }

    @Test
    void local() throws Exception {
        assertNothingIsLeft("local", KilledLab.LOCAL);
    }

    @Test
    void libvirt() throws Exception {
        assertNothingIsLeft("libvirt", KilledLab.libvirt());
    }

    private static void assertNothingIsLeft(String name, KilledLab lab) throws Exception {
        Path table = Files.createDirectories(Path.of("target", "kill-matrix"))
                .resolve(name + "-" + PART.replace('/', '-') + ".txt");
        Files.writeString(table, KillOutcome.HEAD + "\n");
        Map<KillStep, KillOutcome> outcomes = new LinkedHashMap<>();
        try (KillBench bench = KillBench.open(lab)) {
            for (KillStep step : part(bench.steps())) {
                KillOutcome outcome = bench.resumedAfter(step::equals);
                outcomes.put(step, outcome);
                append(table, outcome.line(step.toString()));
            }
        }
        KillOutcome total = KillOutcome.total(List.copyOf(outcomes.values()));
        append(table, total.line("all of " + outcomes.size() + " steps"));
        assertThat(total.faults()).isEmpty();
    }

    private static List<KillStep> part(List<KillStep> steps) {
        String[] which = PART.split("/");
        int of = Integer.parseInt(which[1]);
        return IntStream.range(0, steps.size())
                .filter(i -> i % of == Integer.parseInt(which[0]) - 1)
                .mapToObj(steps::get)
                .toList();
    }

    private static void append(Path table, String line) throws IOException {
        Files.writeString(table, line + "\n", StandardOpenOption.APPEND);
    }
}
