package dev.plumbline.benchmark;

import dev.plumbline.lab.BalancerHost;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.TestProvisioning;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.WebServer;
import dev.plumbline.load.DownloadLoad;
import dev.plumbline.measure.CommonStart;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Reading;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Downloads of 1 MB by the same number of connections through Plumbline and by {@code wrk}, from the same nginx, in pairs of random
 * order; then 9 machines behind a load balancer, whose counts and the clients' must be the same. As root, from the top of the
 * repository:
 *
 * <pre>{@code mvn -q test-compile exec:exec -Pbenchmark-web -pl framework}</pre>
 */
final class WebBenchmark {

    private static final int DOCUMENT = 1_000_000;
    private static final int MACHINES = 9;
    private static final int WARM_UP_MILLIS = 1000;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");

    private final Lab lab;
    private final int clients;
    private final Machines machines;
    private final LoadBalancer balancer;

    private WebBenchmark(Lab lab, TestProvisioning provisioning, int clients) throws Exception {
        this.lab = lab;
        this.clients = clients;
        List<Machine> made = new ArrayList<>();
        for (int i = 1; i <= MACHINES; i++) {
            MachineSpec spec = new MachineSpec("vm-" + i, 1, 1 << 28, new LinkSpec(1, LinkSpec.UNLIMITED));
            made.add(lab.require(MachineHost.class, "machines").createMachine(spec, provisioning));
        }
        Awaitility.await("machines answer").until(() -> made.stream().allMatch(Machine::ready));
        this.machines = machines(made);
        this.balancer = lab.require(BalancerHost.class, "load balancers").createBalancer("balancer-1", provisioning);
    }

    private static Machines machines(List<Machine> some) {
        return new Machines(some, List.of(), (any, load) -> {
            throw new IllegalStateException("run by the benchmark itself");
        });
    }

    /** Arguments: pairs; milliseconds of each; clients; milliseconds of the trial whose requests are counted. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("plumbline-benchmark-");
        Files.writeString(folder.resolve("lab.yaml"), "labs: {test: {kind: local}}");
        try (Lab lab = Labs.read(folder).open("test", folder)) {
            TestProvisioning provisioning = new TestProvisioning(lab);
            try {
                WebBenchmark benchmark = new WebBenchmark(lab, provisioning, Integer.parseInt(arguments[2]));
                benchmark.pairs(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), System.out);
                benchmark.count(Integer.parseInt(arguments[3]), System.out);
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

    private void pairs(int pairs, int millis, PrintStream out) throws Exception {
        Random order = new Random(1);
        Ratios ratios = new Ratios();
        for (int pair = 1; pair <= pairs; pair++) {
            boolean wrkFirst = order.nextBoolean();
            double wrk = wrkFirst ? wrk(millis) : 0;
            Measurement trial = plumbline(millis);
            wrk = wrkFirst ? wrk : wrk(millis);
            double here = value(trial, "throughput") / 8;
            ratios.add(here / wrk);
            out.printf(
                    Locale.ROOT,
                    "pair %d: wrk %.0f, Plumbline %.0f MB/s, ratio %.2f; %s%n",
                    pair,
                    wrk,
                    here,
                    here / wrk,
                    generator(trial.busy()));
        }
        out.println(ratios.told("Plumbline / wrk, " + clients + " connections"));
    }

    private Measurement plumbline(int millis) {
        return new CommonStart(lab, new Times(Duration.ofMillis(WARM_UP_MILLIS), Duration.ofMillis(millis)))
                .run(
                        machines(machines.all().subList(0, 1)),
                        DownloadLoad.of(DOCUMENT + " B").clients(clients));
    }

    /** In MB/s. */
    private double wrk(int millis) throws Exception {
        WebServer server = machines.all().get(0).require(WebServer.class, "web server");
        server.offer(DOCUMENT);
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "--threads",
                        "2",
                        "--connections",
                        Integer.toString(clients),
                        "--duration",
                        Math.max(1, millis / 1000) + "s",
                        server.address()
                                .resolve(WebServer.documentPath(DOCUMENT))
                                .toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(said);
        if (wrk.waitFor() != 0 || !rate.find()) {
            throw new IOException("wrk failed: " + said);
        }
        awaitIdle(server);
        return Double.parseDouble(rate.group(1)) * DOCUMENT / 1e6;
    }

    /** Requests that wrk has left behind are counted late, and not for the trial that comes next. */
    private static void awaitIdle(WebServer server) {
        AtomicLong last = new AtomicLong(-1);
        Awaitility.await("the web server has nothing left to do")
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    long now = server.requests().orElseThrow();
                    return last.getAndSet(now) == now;
                });
    }

    /** The trial itself fails where clients, balancer and servers have counted differently. */
    private void count(int millis, PrintStream out) throws Exception {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        Measurement trial = new CommonStart(
                        lab, new Times(Duration.ofMillis(WARM_UP_MILLIS), Duration.ofMillis(millis)))
                .run(machines, DownloadLoad.of(DOCUMENT + " B").clients(clients).through(balancer));
        long heap = pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        long served = 0;
        for (Machine machine : machines.all()) {
            served += machine.require(WebServer.class, "web server").requests().orElseThrow();
        }
        out.printf(
                Locale.ROOT,
                "%d clients, %d ms, 9 servers behind a balancer: %.0f Mbit/s, %.0f errors; balancer counted %d requests;"
                        + " heap at most %d MB; %s%n",
                clients,
                millis,
                value(trial, "throughput"),
                value(trial, "errors"),
                balancer.requests().orElseThrow(),
                heap >> 20,
                generator(trial.busy()));
        trial.attachments().stream()
                .filter(attachment -> attachment.name().startsWith("requests "))
                .forEach(attachment -> out.println(attachment.name() + ": " + attachment.text()));
        out.println("all servers since they started, with those of the pairs: " + served);
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    private static double value(Measurement trial, String response) {
        return trial.readings().stream()
                .filter(reading -> reading.response().equals(response))
                .mapToDouble(Reading::value)
                .findFirst()
                .orElseThrow();
    }

    private static String generator(SortedMap<String, Double> busy) {
        List<String> shares = new ArrayList<>();
        busy.forEach((name, share) -> {
            if (name.contains("CPU") || name.startsWith("generator")) {
                shares.add(String.format(Locale.ROOT, "%s %.0f %%", name, share * 100));
            }
        });
        return String.join(", ", shares);
    }
}
