package dev.plumbline.load;

import dev.plumbline.lab.Programs;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The ports of TCP on which a Linux machine listens. A server that takes one client and ends cannot be asked itself; the kernel
 * tells it in {@code /proc/net/tcp}, see proc(5).
 */
final class Listening {

    /** {@code 0: 0200C612:1451 00000000:0000 0A …}: number, own address and port, the other's, state 10. */
    private static final Pattern LISTENS = Pattern.compile("\\s*\\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F:]+ 0A .*");

    private Listening() {}

    static Set<Integer> ports(Programs machine) throws IOException {
        try (ProgramRun table = ProgramRun.start(machine, List.of("cat", "/proc/net/tcp"))) {
            return ports(table.output());
        }
    }

    static Set<Integer> ports(String table) {
        return table.lines()
                .map(LISTENS::matcher)
                .filter(Matcher::matches)
                .map(line -> Integer.valueOf(line.group(1), 16))
                .collect(Collectors.toSet());
    }
}
