package dev.plumbline.lab.ssh;

import dev.plumbline.lab.LiteralAddress;
import dev.plumbline.lab.MissingCapabilityException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a machine tells of itself.
 *
 * @param kernel its kernel's release
 * @param model its processors' model, or their architecture where there is none
 * @param cpus its processors, 1 or more
 * @param memoryKib its memory
 * @param user who logs in
 * @param address the one of its addresses at which it was logged in to
 * @param fio the version of its fio; empty where it has none
 * @param iperf3 the version of its iperf3; empty where it has none
 * @param nginx whether it has that
 */
public record RemoteFacts(
        String kernel,
        String model,
        int cpus,
        long memoryKib,
        String user,
        InetAddress address,
        Optional<String> fio,
        Optional<String> iperf3,
        boolean nginx) {

    private static final String SCRIPT = "facts.sh";
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Pattern FACT = Pattern.compile("(?m)^plumbline-fact ([a-z0-9]{1,16}) ([ -~]{1,200})$");
    private static final String LINUX = "Linux";

    /**
     * Asks it, which changes nothing there.
     *
     * @param machine the machine's name, for messages
     * @throws IOException one sentence, when it cannot be reached, or does not tell
     * @throws MissingCapabilityException when it is no Linux
     */
    public static RemoteFacts ask(String machine, OneLogin login) throws IOException, InterruptedException {
        OneLogin.Said said = login.run(RemoteScripts.script(SCRIPT, List.of()), LONGEST);
        return read(machine, said);
    }

    static RemoteFacts read(String machine, OneLogin.Said said) throws IOException {
        Map<String, String> facts = new TreeMap<>();
        Matcher lines = FACT.matcher(said.output().replace("\r", ""));
        while (lines.find()) {
            facts.putIfAbsent(lines.group(1), lines.group(2).strip());
        }
        String system = facts.getOrDefault("system", "");
        if (!system.equals(LINUX)) {
            throw new MissingCapabilityException(machine + " runs "
                    + (system.isEmpty() ? "no POSIX shell, as Windows (it said '" + said.shown() + "')" : system)
                    + ", but machines that are reached by ssh must be Linux; leave it out");
        }
        try {
            return of(facts);
        } catch (IllegalArgumentException e) {
            throw new IOException(machine + " does not tell what it is: " + said.shown(), e);
        }
    }

    private static RemoteFacts of(Map<String, String> facts) {
        String address = fact(facts, "address");
        return new RemoteFacts(
                fact(facts, "kernel"),
                facts.getOrDefault("model", fact(facts, "architecture")),
                Integer.parseInt(fact(facts, "cpus")),
                Long.parseLong(fact(facts, "memory")),
                fact(facts, "user"),
                LiteralAddress.of(address).orElseThrow(() -> new IllegalArgumentException(address)),
                Optional.ofNullable(facts.get("fio")),
                Optional.ofNullable(facts.get("iperf3")),
                facts.containsKey("nginx"));
    }

    private static String fact(Map<String, String> facts, String key) {
        String value = facts.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key);
        }
        return value;
    }
}
