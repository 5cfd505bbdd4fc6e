package dev.plumbline.lab.local;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Runs {@code ip} of iproute2. */
final class Ip {

    private Ip() {}

    /**
     * Runs it and waits for its end.
     *
     * @throws IOException when it says that it failed; its own words are the message
     */
    static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(Tool.IP.program()), Stream.of(arguments))
                .toList();
        Tool.output(command);
    }
}
