package dev.plumbline.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.NetworkAddress;
import dev.plumbline.lab.PeerHost;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.TestProvisioning;
import dev.plumbline.lab.Times;
import dev.plumbline.load.StreamLoad;
import dev.plumbline.measure.CommonStart;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The same stream by iperf3 alone and through Plumbline, between the same two namespaces over the same links, in pairs of random
 * order: whether measuring costs what it measures. As root, from the top of the repository:
 *
 * <pre>{@code mvn -q test-compile exec:exec -Pbenchmark-iperf -pl framework}</pre>
 */
final class IperfBenchmark {

    private static final int PORT = 5201;
    private static final int WARM_UP_SECONDS = 1;

    private final Lab lab;
    private final int seconds;
    private final Machine machine;
    private final Machine peer;

    private IperfBenchmark(Lab lab, TestProvisioning provisioning, LinkSpec link, int seconds) throws Exception {
        this.lab = lab;
        this.seconds = seconds;
        this.machine = lab.require(MachineHost.class, "machines")
                .createMachine(new MachineSpec("vm-1", 2, 1 << 30, link), provisioning);
        this.peer = lab.require(PeerHost.class, "peers").createPeer("peer-1", link, provisioning);
        Awaitility.await("both answer").until(() -> machine.ready() && peer.ready());
    }

    /** Arguments: pairs; seconds that are measured; rates of the link, as {@code unlimited,1 Gbit/s}. */
    public static void main(String[] arguments) throws Exception {
        for (String rate : arguments[2].split(",")) {
            LinkSpec link = rate.equals("unlimited")
                    ? new LinkSpec(1, LinkSpec.UNLIMITED)
                    : new LinkSpec(1, Quantities.bitsPerSecond(rate));
            run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), rate, link);
        }
    }

    private static void run(int pairs, int seconds, String rate, LinkSpec link) throws Exception {
        Path folder = Files.createTempDirectory("plumbline-benchmark-");
        Files.writeString(folder.resolve("lab.yaml"), "labs: {test: {kind: local}}");
        try (Lab lab = Labs.read(folder).open("test", folder)) {
            TestProvisioning provisioning = new TestProvisioning(lab);
            try {
                new IperfBenchmark(lab, provisioning, link, seconds).run(pairs, rate, System.out);
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

    private void run(int pairs, String rate, PrintStream out) throws Exception {
        Random order = new Random(1);
        Ratios ratios = new Ratios();
        for (int pair = 1; pair <= pairs; pair++) {
            boolean rawFirst = order.nextBoolean();
            double before = rawFirst ? raw() : plumbline();
            double after = rawFirst ? plumbline() : raw();
            double raw = rawFirst ? before : after;
            double plumbline = rawFirst ? after : before;
            ratios.add(plumbline / raw);
            out.printf(
                    Locale.ROOT, "%s, pair %d: iperf3 alone %.1f, Plumbline %.1f Mbit/s%n", rate, pair, raw, plumbline);
        }
        out.println(ratios.told(rate + ", Plumbline / iperf3 alone"));
    }

    private double plumbline() {
        CommonStart conductor =
                new CommonStart(lab, new Times(Duration.ofSeconds(WARM_UP_SECONDS), Duration.ofSeconds(seconds)));
        return conductor
                .run(
                        new Machines(List.of(machine), List.of(), conductor),
                        StreamLoad.to(new PeerMachine(peer)).writingOnly())
                .readings()
                .get(0)
                .value();
    }

    /** What the receiver got, without the first second. */
    private double raw() throws IOException, InterruptedException {
        String address = address(peer);
        Process server = start(peer, "iperf3", "--server", "--one-off", "--bind", address);
        try {
            Awaitility.await("iperf3 listens")
                    .until(() -> listens(new String(
                            start(peer, "ss", "-Hltn", "sport = " + PORT)
                                    .getInputStream()
                                    .readAllBytes(),
                            StandardCharsets.UTF_8)));
            Process client = start(
                    machine,
                    "iperf3",
                    "--client",
                    address,
                    "--json",
                    "--length",
                    "1000000",
                    "--omit",
                    String.valueOf(WARM_UP_SECONDS),
                    "--time",
                    String.valueOf(seconds));
            String json = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            client.waitFor();
            double bits = new ObjectMapper()
                    .readTree(json)
                    .path("end")
                    .path("sum_received")
                    .path("bits_per_second")
                    .asDouble();
            if (!(bits > 0)) {
                throw new IllegalStateException("iperf3 alone measured nothing: " + json);
            }
            return bits / 1e6;
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private static boolean listens(String sockets) {
        return !sockets.isBlank();
    }

    private static String address(Machine machine) {
        return machine.require(NetworkAddress.class, "address").address().getHostAddress();
    }

    private static Process start(Machine machine, String... command) throws IOException {
        return machine.require(Programs.class, "programs").start(List.of(command));
    }
}
