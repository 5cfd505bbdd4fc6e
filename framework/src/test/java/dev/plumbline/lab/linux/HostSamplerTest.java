package dev.plumbline.lab.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.Observed;
import dev.plumbline.lab.QuietCheck;
import dev.plumbline.lab.Sampler;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.local.LocalTestLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real computer, as it is while the tests run: others may load it too. */
class HostSamplerTest {

    private static final Window ANY = new Window(0, 0, 0);
    private static final QuietBounds STRICT = new QuietBounds(0, 1, 1000, Duration.ZERO);

    @TempDir
    Path folder;

    private record OfClock(String name, double share) implements Meter {
        @Override
        public double used() {
            return System.nanoTime() * share;
        }

        @Override
        public double capacityPerSecond() {
            return 1e9;
        }
    }

    /** A program that is nobody's child here, and keeps a processor busy until it is closed. */
    private record Burner(ProcessHandle process) implements AutoCloseable {

        static Burner start(Path folder) throws Exception {
            Path program = Files.copy(Path.of("/bin/sh").toRealPath(), folder.resolve("burner"));
            Process shell = new ProcessBuilder(
                            "sh", "-c", "\"$0\" -c 'while :; do :; done' >/dev/null 2>&1 & echo $!", program.toString())
                    .start();
            long pid = Long.parseLong(new String(shell.getInputStream().readAllBytes()).strip());
            shell.waitFor();
            return new Burner(ProcessHandle.of(pid).orElseThrow());
        }

        @Override
        public void close() {
            process.destroyForcibly();
            Awaitility.await("it has ended").until(() -> !process.isAlive());
        }
    }

    private static Observed observed(HostSampler sampler, int millis, Runnable meanwhile) {
        try (Sampler.Watch watch = sampler.watch(ANY)) {
            long from = System.nanoTime();
            Thread load = new Thread(meanwhile);
            load.start();
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> System.nanoTime() - from > millis * 1_000_000L);
            Observed observed = watch.in(new Interval(from, System.nanoTime()));
            load.interrupt();
            return observed;
        }
    }

    @Test
    void everything_that_this_kernel_tells_is_there_with_its_unit() {
        Observed observed = observed(new HostSampler(new Meters(), STRICT), 600, () -> {});

        Map<String, Double> seen = observed.covariates();
        assertThat(seen)
                .containsKeys(
                        "CPU user (%)",
                        "CPU system (%)",
                        "CPU idle (%)",
                        "CPU iowait (%)",
                        "CPU irq (%)",
                        "CPU softirq (%)",
                        "CPU steal (%)",
                        "run queue, mean",
                        "run queue, longest",
                        "interrupts (1/s)",
                        "context switches (1/s)",
                        "memory available, least (MiB)",
                        "foreign CPU (% of the host)",
                        "sampler CPU (% of one)",
                        "sampler CPU (% of the host)");
        double kinds = seen.entrySet().stream()
                .filter(one -> one.getKey().startsWith("CPU "))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        assertThat(kinds).isBetween(99.0, 101.0);
        assertThat(seen.get("sampler CPU (% of one)")).isGreaterThan(0);
        assertThat(seen.get("interrupts (1/s)")).isGreaterThan(0);
        assertThat(seen.keySet().stream().anyMatch(name -> name.startsWith("pressure, cpu some")))
                .isEqualTo(Files.isReadable(Path.of("/proc/pressure/cpu")));
        assertThat(observed.busy()).containsKeys("parent CPU", "generator CPU");
    }

    @Test
    void a_meter_tells_how_busy_its_resource_was_until_it_is_undone() {
        Meters meters = new Meters();
        meters.add("plumbline-a", new OfClock("vm-1 link out", 0.5));
        meters.add("plumbline-a", new OfClock("vm-1 link in", 3));
        HostSampler sampler = new HostSampler(meters, STRICT);

        Map<String, Double> busy = observed(sampler, 300, () -> {}).busy();

        assertThat(busy.get("vm-1 link out")).isBetween(0.45, 0.55);
        assertThat(busy.get("vm-1 link in")).isEqualTo(1);
    }

    @Test
    void a_meter_that_cannot_be_read_any_more_is_left_out_and_the_others_stay() {
        AtomicBoolean gone = new AtomicBoolean();
        Meters meters = new Meters();
        meters.add("plumbline-a", new Meter() {
            @Override
            public String name() {
                return "vm-1 link out";
            }

            @Override
            public double used() throws IOException {
                if (gone.get()) {
                    throw new IOException("no such file");
                }
                return 1;
            }

            @Override
            public double capacityPerSecond() {
                return 1;
            }
        });
        meters.add("plumbline-b", new OfClock("vm-2 link out", 0.5));

        Map<String, Double> busy = observed(new HostSampler(meters, STRICT), 200, () -> gone.set(true))
                .busy();

        assertThat(busy).containsKey("vm-2 link out").doesNotContainKey("vm-1 link out");
    }

    @Test
    void this_jvm_is_the_generator_and_a_program_of_somebody_else_is_named_without_its_arguments() throws Exception {
        HostSampler sampler = new HostSampler(new Meters(), STRICT);
        Observed before = observed(sampler, 600, () -> {});
        try (Burner burner = Burner.start(folder)) {
            Observed beside = observed(sampler, 1500, HostSamplerTest::burn);

            assertThat(beside.busy().get("generator CPU"))
                    .isGreaterThan(before.busy().get("generator CPU"));
            assertThat(beside.covariates().get("foreign CPU (% of the host)")).isGreaterThan(1);
            assertThat(beside.remark()).get().asString().doesNotContain("while", "-c");
            assertThat(new HostSampler(new Meters(), new QuietBounds(1, 1, 1000, Duration.ZERO)).awaitQuiet())
                    .as("everything is allowed")
                    .isEmpty();
            assertThat(foreign(burner)).isGreaterThan(0);
        }
    }

    private static double foreign(Burner burner) throws Exception {
        ProcessScanner scanner = new ProcessScanner(Path.of("/proc"));
        ProcessScans scans = new ProcessScans();
        ProcessScan first = scanner.scan();
        scans.add(first);
        Awaitility.await("it has used processor time").until(() -> {
            ProcessScan next = scanner.scan();
            return next.since(first, ProcessScan.Side.FOREIGN)
                            .getOrDefault((int) burner.process().pid(), 0L)
                    > 0;
        });
        scans.add(scanner.scan());
        return scans.used(ProcessScan.Side.FOREIGN, new Interval(first.at(), System.nanoTime())).entrySet().stream()
                .filter(one -> one.getKey().name().equals("burner"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static void burn() {
        long sum = 0;
        while (!Thread.currentThread().isInterrupted()) {
            sum += System.nanoTime() % 7;
        }
        assertThat(sum).isNotNegative();
    }

    @Test
    void programs_in_a_machine_are_the_labs_and_not_foreign() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "kind: nbdkit, service: 1 ms")) {
            long listener = test.listener(test.machines(1, 1).all().get(0)).pid();

            ProcessScan scan = new ProcessScanner(Path.of("/proc")).scan();

            assertThat(scan.sides()).containsEntry((int) listener, ProcessScan.Side.LAB);
            assertThat(scan.sides())
                    .containsEntry((int) ProcessHandle.current().pid(), ProcessScan.Side.GENERATOR)
                    .containsEntry(1, ProcessScan.Side.FOREIGN)
                    .doesNotContainKey(2); // the kernel's own threads
        }
    }

    @Test
    void a_host_that_is_not_quiet_is_told_after_the_wait_with_what_runs() throws Exception {
        Files.writeString(
                folder.resolve("lab.yaml"),
                "labs: {test: {kind: local, quiet: {cpu: 0 %, disk: 100 %, runQueue: 1000, wait: 0 s}}}");
        try (Lab lab = Labs.read(folder).open("test", folder);
                Burner burner = Burner.start(folder)) {
            assertThat(burner.process().isAlive()).isTrue();

            assertThat(lab.require(QuietCheck.class, "quiet check").awaitQuiet())
                    .get()
                    .asString()
                    .matches("the host was not quiet within 0 .?s: other programs used .* of the host's processors:"
                            + " .+ \\(pid \\d+, .+ of one\\).*");
        }
    }
}
