package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code lab.yaml} says of virtual machines that are somebody's; all defaults stand here.
 *
 * @param where where it is written, for messages
 * @param machines which names they have; {@code *} stands for any text, {@code ?} for a letter
 * @param user who logs in to them
 * @param port where their sshd listens
 * @param identity the private key; empty for those that ssh finds itself
 * @param knownHosts the file of their host keys; empty for the user's own
 * @param trustNew whether one that is not known there is let in
 * @param address whom the hypervisor asks for their addresses: {@code lease}, {@code agent} or {@code arp}
 * @param addresses those that need not be asked for, by machine
 * @param disks what loads may write to inside each machine, one path a LUN
 * @param allowedToWipe identifiers of what there may be overwritten
 * @param start whether those that are shut off may be started
 * @param shutdown how long a machine that was started has to shut down, before it is ended
 */
record ExistingSettings(
        String where,
        String machines,
        String user,
        int port,
        Optional<Path> identity,
        Optional<Path> knownHosts,
        boolean trustNew,
        String address,
        Map<String, String> addresses,
        List<Path> disks,
        Set<String> allowedToWipe,
        boolean start,
        Duration shutdown) {

    private static final int SSH_PORT = 22;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern GLOB = Pattern.compile("[A-Za-z0-9._*?-]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._:-]*");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._:@+=,-]+)+");
    private static final Set<String> SOURCES = Set.of("lease", "agent", "arp");

    /** The section {@code existing}. */
    static ExistingSettings read(Settings existing) {
        existing.known(
                "machines",
                "user",
                "port",
                "identity",
                "known-hosts",
                "trust-new",
                "address",
                "addresses",
                "disks",
                "allow-wipe",
                "start",
                "shutdown");
        return new ExistingSettings(
                existing.path(),
                word(existing, "machines", "", GLOB, "lab-*"),
                word(existing, "user", "root", WORD, "root"),
                port(existing),
                path(existing, "identity"),
                path(existing, "known-hosts"),
                flag(existing, "trust-new"),
                source(existing),
                addresses(existing),
                disks(existing),
                Set.copyOf(existing.texts("allow-wipe")),
                flag(existing, "start"),
                existing.durationAboveZero("shutdown", Duration.ofMinutes(2)));
    }

    private static String word(Settings section, String key, String otherwise, Pattern pattern, String example) {
        String word = section.text(key, otherwise);
        if (!pattern.matcher(word).matches()) {
            throw section.mistake("has " + (word.isEmpty() ? "no '" + key + "'" : "'" + key + ": " + word + "'")
                    + "; write for example '" + key + ": " + example + "'");
        }
        return word;
    }

    private static int port(Settings existing) {
        int port = existing.count("port", SSH_PORT);
        if (port > HIGHEST_PORT) {
            throw existing.mistake("has the port " + port + "; write one up to " + HIGHEST_PORT);
        }
        return port;
    }

    private static Optional<Path> path(Settings existing, String key) {
        return existing.keys().contains(key)
                ? Optional.of(Path.of(word(existing, key, "", PATH, "/home/me/.ssh/lab")))
                : Optional.empty();
    }

    private static boolean flag(Settings existing, String key) {
        String text = existing.text(key, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw existing.mistake("has '" + key + ": " + text + "'; write true or false");
        }
        return text.equals("true");
    }

    private static String source(Settings existing) {
        String source = existing.text("address", "lease");
        if (!SOURCES.contains(source)) {
            throw existing.mistake(
                    "asks '" + source + "' for addresses; write lease, agent or arp, or write the addresses"
                            + " themselves, as 'addresses: {lab-1: 10.9.0.11}'");
        }
        return source;
    }

    private static Map<String, String> addresses(Settings existing) {
        Settings addresses = existing.section("addresses");
        return new TreeMap<>(addresses.keys().stream()
                .collect(Collectors.toMap(name -> name, name -> word(addresses, name, "", WORD, "10.9.0.11"))));
    }

    private static List<Path> disks(Settings existing) {
        List<String> disks = existing.texts("disks");
        disks.stream()
                .filter(disk -> !disk.startsWith("/dev/") || !PATH.matcher(disk).matches() || disk.contains(".."))
                .findFirst()
                .ifPresent(disk -> {
                    throw existing.mistake("has the disk '" + disk
                            + "', which is no path of a device; write for example" + " 'disks: [/dev/vdb]'");
                });
        if (new HashSet<>(disks).size() < disks.size()) {
            throw existing.mistake("names a disk twice; two LUNs on one disk are one");
        }
        return disks.stream().map(Path::of).toList();
    }

    /** Whether a machine of that name is one of them. */
    boolean matches(String name) {
        String expression = machines.chars()
                .mapToObj(letter -> switch (letter) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(String.valueOf((char) letter));
                })
                .collect(Collectors.joining());
        return name.matches(expression);
    }
}
