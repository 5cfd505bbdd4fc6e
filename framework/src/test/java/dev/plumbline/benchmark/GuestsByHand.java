package dev.plumbline.benchmark;

import dev.plumbline.lab.CommandHost;
import dev.plumbline.lab.LocalCommands;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Machines as somebody would start them with a script: a bridge, and for each an overlay, a tap and a {@code qemu-system-x86_64}. */
final class GuestsByHand implements GuestBenchmark.Way {

    private static final String BRIDGE = "plumbhandbr";
    private static final String TAP = "plumbhand";
    private static final String NETWORK = "198.19.255.";
    private static final int FIO_PORT = 8765;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int POLL_MILLIS = 50;

    private final Path image;

    GuestsByHand(Path image) {
        this.image = image;
    }

    @Override
    public double secondsUntilReady(int count) throws Exception {
        Path folder = Files.createTempDirectory("plumbline-hand-");
        ExecutorService threads = Executors.newFixedThreadPool(count);
        List<Process> started = new ArrayList<>();
        try {
            long begin = System.nanoTime();
            run("ip", "link", "add", BRIDGE, "type", "bridge");
            run("ip", "address", "add", NETWORK + "1/24", "dev", BRIDGE);
            run("ip", "link", "set", BRIDGE, "up");
            List<Callable<Process>> starts = IntStream.rangeClosed(1, count)
                    .<Callable<Process>>mapToObj(number -> () -> start(folder, number))
                    .toList();
            for (Future<Process> start : threads.invokeAll(starts)) {
                started.add(start.get());
            }
            Awaitility.await("all machines answer")
                    .atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(POLL_MILLIS))
                    .until(() -> IntStream.rangeClosed(1, count).allMatch(GuestsByHand::answers));
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            threads.shutdown();
            for (Process process : started) {
                process.destroyForcibly().waitFor();
            }
            cleanUp(folder, count);
        }
    }

    private Process start(Path folder, int number) throws IOException, InterruptedException {
        Path overlay = folder.resolve("overlay-" + number);
        String base = image.resolve("disk.raw").toString();
        run("qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", base, overlay.toString());
        run("ip", "tuntap", "add", TAP + number, "mode", "tap");
        run("ip", "link", "set", TAP + number, "master", BRIDGE, "up");
        return new ProcessBuilder(command(folder, overlay, number))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("qemu-" + number).toFile())
                .start();
    }

    private List<String> command(Path folder, Path overlay, int number) {
        List<String> command =
                new ArrayList<>(List.of("qemu-system-x86_64", "-no-user-config", "-nodefaults", "-display", "none"));
        command.addAll(List.of("-machine", "pc,accel=tcg", "-cpu", "max", "-m", "256"));
        command.addAll(List.of("-kernel", image.resolve("vmlinux").toString()));
        command.addAll(List.of("-initrd", image.resolve("initramfs.cpio").toString()));
        command.addAll(List.of(
                "-append",
                "console=ttyS0 quiet plumbline.address=" + address(number) + "/24 plumbline.key=ssh-ed25519,AAAA"
                        + " plumbline.name=vm-" + number));
        command.addAll(List.of("-drive", "file=" + overlay + ",if=virtio,format=qcow2,cache=unsafe"));
        command.addAll(List.of("-netdev", "tap,id=net,ifname=" + TAP + number + ",script=no,downscript=no"));
        command.addAll(List.of("-device", "virtio-net-pci,netdev=net,romfile=,mac=02:00:c6:13:ff:1" + number));
        command.addAll(List.of("-serial", "file:" + folder.resolve("console-" + number)));
        return command;
    }

    private static String address(int number) {
        return NETWORK + (10 + number);
    }

    private static boolean answers(int number) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address(number), FIO_PORT), 1000);
            return true;
        } catch (IOException e) {
            return false; // not yet
        }
    }

    private static void cleanUp(Path folder, int count) throws IOException, InterruptedException {
        for (int number = 1; number <= count; number++) {
            end("ip", "link", "delete", TAP + number);
        }
        end("ip", "link", "delete", BRIDGE);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        CommandHost.Ended ended = end(command);
        if (ended.exitCode().orElse(1) != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + ended.output());
        }
    }

    private static CommandHost.Ended end(String... command) throws IOException, InterruptedException {
        return new LocalCommands(Path.of("/")).run(List.of(command), LONGEST);
    }
}
