package dev.plumbline.lab.linux;

import dev.plumbline.lab.MissingCapabilityException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs {@code ip} and {@code tc} of iproute2. */
public final class Ip {

    /** What one run can be asked for, since what a command prints is kept up to a bound. */
    public static final int MOST_ANSWERS = 200;

    private static final String NO_SUCH_DISCIPLINE = "qdisc kind is unknown";

    /** What it says of a list that the kernel changed while it was read. */
    private static final String INTERRUPTED = "Dump was interrupted";

    private static final int MOST_TRIES = 20;

    private Ip() {}

    /**
     * Runs {@code ip} and waits for its end.
     *
     * @throws IOException when it says that it failed; its own words are the message
     */
    public static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(Tool.IP.program()), Stream.of(arguments))
                .toList();
        Tool.output(command);
    }

    /**
     * Asks {@code ip} for something that it lists, again where others changed the list meanwhile.
     *
     * @return what it printed
     * @throws IOException when it says that it failed; its own words are the message
     */
    public static String list(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(Tool.IP.program()), Stream.of(arguments))
                .toList();
        String printed = Tool.output(command);
        for (int again = 1; again < MOST_TRIES && printed.contains(INTERRUPTED); again++) {
            printed = Tool.output(command);
        }
        return printed;
    }

    /** Commands of {@code ip} and {@code tc}, namespace by namespace, that one shell runs up to the first that fails. */
    public static final class Script {

        private final List<String> lines = new ArrayList<>(List.of("set -e"));

        /** Commands of {@code ip} in the namespace that this process is in. */
        public Script ip(List<String> commands) {
            return batch(Tool.IP.program(), commands);
        }

        /** Commands of {@code ip} in a namespace. */
        public Script ip(String namespace, List<String> commands) {
            return batch(Tool.IP.program() + " -n " + namespace, commands);
        }

        /** Commands of {@code tc} in the namespace that this process is in. */
        public Script tc(List<String> commands) {
            return batch(Tool.TC.program(), commands);
        }

        /** Commands of {@code tc} in a namespace. */
        public Script tc(String namespace, List<String> commands) {
            return batch(Tool.TC.program() + " -n " + namespace, commands);
        }

        /** Commands of {@code ip} in a namespace that answer in JSON, one value after the other. */
        public Script json(String namespace, List<String> commands) {
            return batch(Tool.IP.program() + " -json -n " + namespace, commands);
        }

        /** A line for the shell in a namespace, without single quotes. */
        public Script shell(String namespace, String line) {
            lines.add(Tool.IP.program() + " netns exec " + namespace + " sh -ec '" + line + "'");
            return this;
        }

        private Script batch(String program, List<String> commands) {
            if (!commands.isEmpty()) {
                lines.add(program + " -batch - <<END");
                lines.addAll(commands);
                lines.add("END");
            }
            return this;
        }

        /**
         * Runs them; what they printed.
         *
         * @throws IOException when one failed; its own words are the message
         * @throws MissingCapabilityException when the kernel cannot shape what a link sends
         */
        public String run() throws IOException, InterruptedException {
            try {
                return Tool.output(List.of("sh", "-c", String.join("\n", lines) + "\n"));
            } catch (IOException e) {
                if (String.valueOf(e.getMessage()).contains(NO_SUCH_DISCIPLINE)) {
                    throw new MissingCapabilityException(
                            "links get their rates by the queueing discipline tbf, which this"
                                    + " kernel lacks; load its module sch_tbf, or write the rate 'unlimited'");
                }
                throw e;
            }
        }
    }
}
