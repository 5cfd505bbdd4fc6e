package dev.plumbline.load;

import dev.plumbline.lab.Window;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The command lines of iperf3, see <a href="https://software.es.net/iperf/">its documentation</a>. */
final class IperfCommand {

    /** What machines may begin apart from each other, and still load together for the whole interval. */
    private static final long SLACK_NANOS = 1_000_000_000;

    /** The finest that iperf3 tells. */
    private static final String STEP_SECONDS = "0.1";

    /** iperf3 writes at most so much at once; larger messages are several writes. */
    private static final int LARGEST_WRITE = 1 << 20;

    private IperfCommand() {}

    /** How long it runs: whole seconds are all that it takes. */
    static int seconds(Window window) {
        return Math.toIntExact((window.to() - window.start() + SLACK_NANOS + 999_999_999) / 1_000_000_000);
    }

    /** A server that takes one client, and ends. */
    static List<String> server(InetAddress address, int port) {
        return List.of(
                "iperf3",
                "--server",
                "--one-off",
                "--json",
                "--interval",
                STEP_SECONDS,
                "--bind",
                address.getHostAddress(),
                "--port",
                Integer.toString(port));
    }

    /** A client, but for how many seconds it runs, which is its last argument. */
    static List<String> client(
            StreamSpec spec, InetAddress machine, OptionalInt clientPort, InetAddress peer, int port) {
        List<String> command = new ArrayList<>(List.of(
                "iperf3",
                "--client",
                peer.getHostAddress(),
                "--port",
                Integer.toString(port),
                "--bind",
                machine.getHostAddress(),
                "--json",
                "--interval",
                STEP_SECONDS,
                "--parallel",
                Integer.toString(spec.parallel())));
        clientPort.ifPresent(first -> command.addAll(List.of("--cport", Integer.toString(first))));
        if (spec.reads()) {
            command.add(spec.writes() ? "--bidir" : "--reverse");
        }
        if (spec.udp()) {
            long ofStream = Math.max(1, spec.udpBitsPerSecond().getAsLong() / spec.parallel());
            command.addAll(List.of("--udp", "--bitrate", Long.toString(ofStream)));
        } else {
            command.addAll(List.of("--length", Integer.toString(Math.min(LARGEST_WRITE, spec.messageBytes()))));
        }
        command.add("--time");
        return command;
    }
}
