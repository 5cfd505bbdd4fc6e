package dev.plumbline.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LunHost;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.TestProvisioning;
import dev.plumbline.lab.Times;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.measure.CommonStart;
import dev.plumbline.model.Measurement;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;

/**
 * The same fio job by {@code fio --client} alone and through Plumbline, on the same volumes and servers, in pairs of random
 * order: whether measuring costs what it measures. One machine has several operations under way, since of several machines fio
 * alone adds up what each did in its own time. As root, from the top of the repository:
 *
 * <pre>{@code mvn -q test-compile exec:exec -Pbenchmark-fio -pl framework}</pre>
 */
final class FioBenchmark {

    private static final int OUTSTANDING = 4;
    private static final long DISK = 32 << 20;
    private static final int WARM_UP_MILLIS = 500;
    private static final AccessSpec SPEC = AccessSpec.IOMETER_DEFAULT.withOutstanding(OUTSTANDING);

    private final Lab lab;
    private final Path folder;
    private final int measureMillis;
    private final LunSet luns;
    private final Machines machines;

    private FioBenchmark(Lab lab, TestProvisioning provisioning, Path folder, int measureMillis) throws Exception {
        this.lab = lab;
        this.folder = folder;
        this.measureMillis = measureMillis;
        this.luns = new LunSet(List.of(lab.require(LunHost.class, "LUNs").createLun("lun-1", DISK, provisioning)));
        MachineSpec spec = new MachineSpec("vm-1", 2, 1 << 30, new LinkSpec(1, 1_000_000_000));
        Machine machine = lab.require(MachineHost.class, "machines").createMachine(spec, provisioning);
        Awaitility.await("the machine answers").until(machine::ready);
        this.machines = new Machines(List.of(machine), List.of(new DiskSlot(0, 0, DISK)), (some, load) -> {
            throw new IllegalStateException("run by the benchmark itself");
        });
    }

    /** Arguments: pairs; milliseconds that are measured; the section {@code lun} of the lab. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("plumbline-benchmark-");
        Files.writeString(folder.resolve("lab.yaml"), "labs: {test: {kind: local, lun: {" + arguments[2] + "}}}");
        try (Lab lab = Labs.read(folder).open("test", folder)) {
            TestProvisioning provisioning = new TestProvisioning(lab);
            try {
                new FioBenchmark(lab, provisioning, folder, Integer.parseInt(arguments[1]))
                        .run(Integer.parseInt(arguments[0]), System.out);
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

    /** What one run gave. */
    private record Result(double iops, double p99Millis) {}

    private void run(int pairs, PrintStream out) throws Exception {
        Random order = new Random(1);
        Ratios iops = new Ratios();
        Ratios p99 = new Ratios();
        for (int pair = 1; pair <= pairs; pair++) {
            boolean rawFirst = order.nextBoolean();
            Result before = rawFirst ? raw() : plumbline();
            Result after = rawFirst ? plumbline() : raw();
            Result raw = rawFirst ? before : after;
            Result plumbline = rawFirst ? after : before;
            iops.add(plumbline.iops() / raw.iops());
            p99.add(plumbline.p99Millis() / raw.p99Millis());
            out.printf(
                    Locale.ROOT,
                    "pair %d: fio alone %.1f, Plumbline %.1f IOPS; p99 %.4f and %.4f ms%n",
                    pair,
                    raw.iops(),
                    plumbline.iops(),
                    raw.p99Millis(),
                    plumbline.p99Millis());
        }
        out.println(iops.told("IOPS, Plumbline / fio alone"));
        out.println(p99.told("p99, Plumbline / fio alone"));
    }

    private Result plumbline() {
        Measurement measured = new CommonStart(
                        lab, new Times(Duration.ofMillis(WARM_UP_MILLIS), Duration.ofMillis(measureMillis)))
                .run(machines, DiskLoad.of(SPEC).on(luns));
        return new Result(
                measured.readings().get(0).value(),
                Objects.requireNonNull(measured.latencies()).percentilesMillis().get(99.0));
    }

    private Result raw() throws IOException, InterruptedException {
        Path result = folder.resolve("raw.json");
        FioServer server = machines.all().get(0).require(FioServer.class, "fio server");
        Path job = Files.writeString(folder.resolve("raw.fio"), job(server));
        Process fio = new ProcessBuilder(
                        "fio",
                        "--output-format=json+",
                        "--output=" + result,
                        "--client=" + server.client(),
                        job.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (fio.waitFor() != 0) {
            throw new IllegalStateException("fio alone ended with exit code " + fio.exitValue());
        }
        String text = Files.readString(result);
        JsonNode one = new ObjectMapper()
                .readTree(text.substring(text.indexOf('{')))
                .path("client_stats")
                .path(0);
        Histogram latencies = new Histogram(3);
        double iops = 0;
        for (String direction : List.of("read", "write")) {
            iops += one.path(direction).path("iops").asDouble();
            one.path(direction)
                    .path("clat_ns")
                    .path("bins")
                    .properties()
                    .forEach(bin -> latencies.recordValueWithCount(
                            Long.parseLong(bin.getKey()), bin.getValue().asLong()));
        }
        return new Result(iops, latencies.getValueAtPercentile(99) / 1e6);
    }

    private String job(FioServer server) throws IOException, InterruptedException {
        String target = server
                .target(
                        luns.luns().get(0),
                        machines.disks().get(0),
                        new FioServer.Access(SPEC.blockBytes(), SPEC.outstanding()))
                .entrySet()
                .stream()
                .map(option -> option.getKey() + "=" + option.getValue() + "\n")
                .collect(Collectors.joining());
        return "[raw]\n" + target + "bs=2048\nrw=randrw\nrwmixread=67\nnorandommap=1\nrandseed=1\niodepth="
                + OUTSTANDING + "\ntime_based=1\nramp_time=" + WARM_UP_MILLIS + "ms\nruntime=" + (measureMillis + 1)
                + "ms\n";
    }
}
