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
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The same fio job by {@code fio --client} alone and through Plumbline, on the same volumes and servers, in pairs of random
 * order: whether measuring costs what it measures. As root, from the top of the repository:
 *
 * <pre>{@code mvn -q test-compile exec:exec -Pbenchmark-fio -pl framework}</pre>
 */
final class FioBenchmark {

    private static final int MACHINES = 4;
    private static final long DISK = 8 << 20;
    private static final int WARM_UP_MILLIS = 500;
    private static final AccessSpec SPEC = AccessSpec.IOMETER_DEFAULT;

    private final Lab lab;
    private final Path folder;
    private final int measureMillis;
    private final LunSet luns;
    private final Machines machines;

    private FioBenchmark(Lab lab, TestProvisioning provisioning, Path folder, int measureMillis) throws Exception {
        this.lab = lab;
        this.folder = folder;
        this.measureMillis = measureMillis;
        this.luns = new LunSet(
                List.of(lab.require(LunHost.class, "LUNs").createLun("lun-1", MACHINES * DISK, provisioning)));
        List<Machine> made = new ArrayList<>();
        List<DiskSlot> slots = new ArrayList<>();
        for (int i = 0; i < MACHINES; i++) {
            MachineSpec spec = new MachineSpec("vm-" + (i + 1), 1, 1 << 28, new LinkSpec(1, 1_000_000_000));
            made.add(lab.require(MachineHost.class, "machines").createMachine(spec, provisioning));
            slots.add(new DiskSlot(0, i * DISK, DISK));
        }
        Awaitility.await("machines answer").until(() -> made.stream().allMatch(Machine::ready));
        this.machines = new Machines(made, slots, (some, load) -> {
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

    private void run(int pairs, PrintStream out) throws Exception {
        Random order = new Random(1);
        List<Double> ratios = new ArrayList<>();
        for (int pair = 1; pair <= pairs; pair++) {
            boolean rawFirst = order.nextBoolean();
            double before = rawFirst ? raw() : plumbline();
            double after = rawFirst ? plumbline() : raw();
            double raw = rawFirst ? before : after;
            double plumbline = rawFirst ? after : before;
            ratios.add(plumbline / raw);
            out.printf(Locale.ROOT, "pair %d: fio alone %.1f, Plumbline %.1f IOPS%n", pair, raw, plumbline);
        }
        Collections.sort(ratios);
        out.printf(
                Locale.ROOT,
                "Plumbline / fio alone, %d pairs: median %.4f [%.4f–%.4f]%n",
                pairs,
                (ratios.get((pairs - 1) / 2) + ratios.get(pairs / 2)) / 2,
                ratios.get(0),
                ratios.get(pairs - 1));
    }

    private double plumbline() {
        return new CommonStart(lab, new Times(Duration.ofMillis(WARM_UP_MILLIS), Duration.ofMillis(measureMillis)))
                .run(machines, DiskLoad.of(SPEC).on(luns))
                .readings()
                .get(0)
                .value();
    }

    private double raw() throws IOException, InterruptedException {
        Path result = folder.resolve("raw.json");
        List<String> command = new ArrayList<>(List.of("fio", "--output-format=json+", "--output=" + result));
        for (int i = 0; i < MACHINES; i++) {
            FioServer server = machines.all().get(i).require(FioServer.class, "fio server");
            Path job = Files.writeString(folder.resolve("raw-" + i + ".fio"), job(server, i));
            command.add("--client=" + server.client());
            command.add(job.toString());
        }
        Process fio = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (fio.waitFor() != 0) {
            throw new IllegalStateException("fio alone ended with exit code " + fio.exitValue());
        }
        String text = Files.readString(result);
        double sum = 0;
        for (JsonNode one :
                new ObjectMapper().readTree(text.substring(text.indexOf('{'))).path("client_stats")) {
            if (!one.path("jobname").asText().equals("All clients")) {
                sum += one.path("read").path("iops").asDouble()
                        + one.path("write").path("iops").asDouble();
            }
        }
        return sum;
    }

    private String job(FioServer server, int machine) throws IOException, InterruptedException {
        String target = server
                .target(
                        luns.luns().get(0),
                        machines.disks().get(machine),
                        new FioServer.Access(SPEC.blockBytes(), SPEC.outstanding()))
                .entrySet()
                .stream()
                .map(option -> option.getKey() + "=" + option.getValue() + "\n")
                .collect(Collectors.joining());
        return "[raw-" + machine + "]\n" + target + "bs=2048\nrw=randrw\nrwmixread=67\nnorandommap=1\nrandseed="
                + (machine + 1) + "\niodepth=1\ntime_based=1\nramp_time=" + WARM_UP_MILLIS + "ms\nruntime="
                + (measureMillis + 1) + "ms\n";
    }
}
