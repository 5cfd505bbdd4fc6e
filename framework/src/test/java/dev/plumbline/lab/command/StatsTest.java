package dev.plumbline.lab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.LocalCommands;
import dev.plumbline.lab.Observed;
import dev.plumbline.lab.Sampler;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.linux.HostSampler;
import dev.plumbline.lab.linux.Meters;
import dev.plumbline.lab.linux.QuietBounds;
import dev.plumbline.lab.local.LeftoverCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command that tells how busy machines are, beside a load. */
@Timeout(120)
class StatsTest {

    private static final Map<String, String> WORDS = Map.of(CommandLine.NAME, "plumbline-1a2b3c4d-vm-1");
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Stats stats(String script, Duration within, String... words) throws Exception {
        TestCommands commands = new TestCommands(folder, List.of());
        Files.writeString(folder.resolve("calls"), "0");
        commands.script("stats", "n=$(($(cat calls) + 1))\necho $n > next\nmv next calls\n" + script);
        List<String> line = new ArrayList<>(List.of("./stats"));
        line.addAll(List.of(words));
        return new Stats(Optional.of(new CommandLine(line)), new LocalCommands(folder), within);
    }

    private int calls() throws Exception {
        return Integer.parseInt(Files.readString(folder.resolve("calls")).strip());
    }

    private void awaitCalls(int more) throws Exception {
        int enough = calls() + more;
        Awaitility.await("calls of the command").atMost(LONG).until(() -> calls() >= enough);
    }

    /** What is seen while it is called so often again. */
    private Observed watched(Stats stats, int calls) throws Exception {
        try (Sampler.Watch watch = watch(stats)) {
            awaitCalls(2);
            long from = System.nanoTime();
            awaitCalls(calls);
            return watch.in(new Interval(from, System.nanoTime()));
        }
    }

    private static Sampler.Watch watch(Stats stats) {
        HostSampler sampler = new HostSampler(
                new Meters(), new QuietBounds(1, 1, 1000, Duration.ZERO), false, stats::counters, program -> false);
        long start = System.nanoTime();
        return sampler.watch(new Window(start, start, start + TimeUnit.SECONDS.toNanos(2)));
    }

    @Test
    void counters_become_rates_gauges_means_and_what_is_busy_a_share() throws Exception {
        try (Stats stats = stats("""
                echo "counter requests $((n * 100))"
                echo "counter bytes $((n * 200)) B"
                echo "counter cpu $((n * 500)) ms"
                echo "gauge memory 192.5 MiB"
                echo "busy CPU 42 %"
                echo "busy datastore $((n * 250)) ms"
                """, LONG, "{name}")) {
            stats.add("vm-1", WORDS);

            Observed seen = watched(stats, 3);

            double requests = seen.covariates().get("vm-1 requests (1/s)");
            assertThat(requests).isPositive();
            assertThat(seen.covariates().get("vm-1 bytes (B/s)") / requests).isCloseTo(2, within(1e-6));
            assertThat(seen.covariates().get("vm-1 cpu (%)") / requests).isCloseTo(0.5, within(1e-6));
            assertThat(seen.covariates()).containsEntry("vm-1 memory (MiB)", 192.5);
            assertThat(seen.busy()).containsEntry("vm-1 CPU", 0.42);
            assertThat(seen.busy().get("vm-1 datastore") / requests).isCloseTo(0.0025, within(1e-6));

            stats.forget(WORDS.get(CommandLine.NAME));
            assertThat(stats.counters()).isEmpty();
        }
    }

    @Test
    void what_falls_or_is_not_told_any_more_is_left_out_and_failures_are_counted() throws Exception {
        try (Stats stats = stats("""
                [ $n = 4 ] && exit 1
                [ $n = 5 ] && falls=1 || falls=$((n * 100))
                echo "counter falls $falls"
                echo "counter grows $n"
                [ $n -lt 5 ] && echo "gauge soon 1" || echo "gauge late 1"
                """, LONG)) {
            stats.add("vm-1", WORDS);
            stats.add("vm-2", Map.of());

            assertThat(calls()).as("one for what all machines run on").isEqualTo(1);
            assertThat(watched(stats, 4).covariates())
                    .containsEntry("parent stats that failed (count)", 1.0)
                    .containsKey("parent grows (1/s)")
                    .doesNotContainKeys("parent falls (1/s)", "parent soon", "parent late");
        }
    }

    @Test
    void one_that_does_not_tell_is_refused_when_a_machine_is_made() throws Exception {
        fails(stats("echo 'CPU usage: 12 %'", LONG, "{name}"), "printed the line 'CPU usage: 12 %', which is none of");
        fails(stats("echo no such machine >&2; exit 3", LONG, "{name}"), "exit code 3", "no such machine");
        fails(stats("while echo counter; do :; done", Duration.ofMillis(500), "{name}"), "did not end within 500 ms");
        fails(stats("head -c 1000000 /dev/zero | tr '\\0' 7", LONG, "{name}"), "printed the line '7777");
    }

    private static void fails(Stats made, String... sentence) throws Exception {
        try (Stats stats = made) {
            assertThatThrownBy(() -> stats.add("vm-1", WORDS))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageStartingWith("vm-1 cannot be watched: ")
                    .hasMessageContainingAll(sentence)
                    .hasMessageEndingWith("; correct the command, or leave 'stats' out")
                    .message()
                    .doesNotContain("\n")
                    .hasSizeLessThan(700);
        }
    }

    @Test
    void one_that_hangs_holds_nobody_up_and_ends_with_the_lab() throws Exception {
        try (Stats stats = stats("[ $n = 1 ] || sleep 1000\necho gauge a 1", LONG, folder.toString() + "/{name}")) {
            stats.add("vm-1", WORDS);
            long start = System.nanoTime();
            try (Sampler.Watch watch = watch(stats)) {
                awaitCalls(1);
                assertThat(watch.in(new Interval(start, System.nanoTime())).covariates())
                        .doesNotContainKey("vm-1 a");
            }
        }
        Awaitility.await("the end of the command")
                .atMost(LONG)
                .until(() -> LeftoverCheck.processes(folder).isEmpty());
    }
}
