package dev.plumbline.benchmark;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.TestProvisioning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Machines as a lab makes them, in parallel; opening the lab is not counted, since that is done once a run. */
final class GuestsOfLab implements GuestBenchmark.Way {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int POLL_MILLIS = 50;

    private final String settings;

    /** @param settings its section of lab.yaml, as {@code kind: local} */
    GuestsOfLab(String settings) {
        this.settings = settings;
    }

    @Override
    public double secondsUntilReady(int count) throws Exception {
        Path folder = Files.createTempDirectory("plumbline-benchmark-");
        Files.writeString(folder.resolve("lab.yaml"), "labs: {test: {" + settings + "}}");
        try (Lab lab = Labs.read(folder).open("test", folder)) {
            InParallel provisioning = new InParallel(lab);
            try {
                return secondsUntilReady(count, lab.require(MachineHost.class, "machines"), provisioning);
            } finally {
                provisioning.undoAll();
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static double secondsUntilReady(int count, MachineHost host, InParallel provisioning) throws Exception {
        List<Callable<Machine>> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MachineSpec spec =
                    new MachineSpec(provisioning.uniqueName("vm"), 1, 256 << 20, new LinkSpec(1, LinkSpec.UNLIMITED));
            steps.add(() -> host.createMachine(spec, provisioning));
        }
        long begin = System.nanoTime();
        List<Machine> machines = provisioning.inParallel(steps);
        Awaitility.await("all machines answer")
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(POLL_MILLIS))
                .until(() -> machines.stream().allMatch(Machine::ready));
        return (System.nanoTime() - begin) / 1e9;
    }

    /** As the engine does it. */
    private static final class InParallel extends TestProvisioning {

        InParallel(Lab lab) {
            super(lab);
        }

        @Override
        public <T> List<T> inParallel(List<Callable<T>> steps) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(steps.size());
            try {
                List<T> results = new ArrayList<>();
                for (Future<T> step : threads.invokeAll(steps)) {
                    results.add(step.get());
                }
                return results;
            } finally {
                threads.shutdown();
            }
        }
    }
}
