package dev.plumbline.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command, and what shows that it did its work.
 *
 * @param arguments the program and its arguments
 * @param within the longest that it may take
 * @param prints text that its output must contain; {@code null} for any output
 * @param matches a regular expression that must be found in its output; {@code null} for any output
 * @param place where it is written, as in {@code lab.yaml: labs.san.changes.nic.old.apply}
 */
record Command(
        List<String> arguments,
        Duration within,
        @Nullable String prints,
        @Nullable String matches,
        String place) {

    static final Duration WITHIN = Duration.ofSeconds(60);

    /** Rejects a command without a program. */
    Command {
        arguments = List.copyOf(arguments);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command has a program");
        }
    }

    /** Runs it; what was wrong, without the full stop, or empty when all is as it should be. */
    Optional<String> run(CommandHost host) throws InterruptedException {
        try {
            return wrong(host.run(arguments, within));
        } catch (IOException e) {
            return Optional.of(shown() + " cannot be started (" + e.getMessage() + "); correct " + place);
        }
    }

    /** As {@code lab.yaml} has it, for {@link CommandReader}. */
    Map<String, Object> written() {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("run", arguments);
        written.put("within", within.toNanos() + " ns");
        if (prints != null) {
            written.put("prints", prints);
        }
        if (matches != null) {
            written.put("matches", matches);
        }
        return written;
    }

    /** As it would be typed. */
    String shown() {
        return Printed.quoted(String.join(" ", arguments));
    }

    /** What was wrong with how it ended, without the full stop. */
    Optional<String> wrong(CommandHost.Ended ended) {
        if (ended.exitCode().isEmpty()) {
            return Optional.of(shown() + " did not end within " + Printed.time(within) + ", printed "
                    + Printed.output(ended.output()) + ", and was killed");
        }
        if (ended.exitCode().getAsInt() != 0) {
            return Optional.of(shown() + " ended with exit code "
                    + ended.exitCode().getAsInt() + " and printed " + Printed.output(ended.output()));
        }
        if (prints != null && !ended.output().contains(prints)) {
            return Optional.of(shown() + " printed " + Printed.output(ended.output()) + ", which does not contain "
                    + Printed.quoted(prints));
        }
        if (matches != null
                && !Pattern.compile(matches, Pattern.MULTILINE)
                        .matcher(ended.output())
                        .find()) {
            return Optional.of(shown() + " printed " + Printed.output(ended.output()) + ", in which nothing matches "
                    + Printed.quoted(matches));
        }
        return Optional.empty();
    }
}
