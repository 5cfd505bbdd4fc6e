package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Settings;
import dev.plumbline.lab.ssh.LoginSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code lab.yaml} says of virtual machines that are somebody's; all defaults stand here.
 *
 * @param where where it is written, for messages
 * @param machines which names they have; {@code *} stands for any text, {@code ?} for a letter
 * @param login how they are logged in to
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
        LoginSettings login,
        String address,
        Map<String, String> addresses,
        List<Path> disks,
        Set<String> allowedToWipe,
        boolean start,
        Duration shutdown) {

    private static final int SSH_PORT = 22;
    private static final LoginSettings LOGIN =
            new LoginSettings(Optional.of("root"), OptionalInt.of(SSH_PORT), Optional.empty(), Optional.empty(), false);
    private static final Pattern GLOB = Pattern.compile("[A-Za-z0-9._*?-]+");
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
                LoginSettings.word(existing, "machines", GLOB, "lab-*"),
                LoginSettings.read(existing, LOGIN),
                source(existing),
                addresses(existing),
                disks(existing),
                Set.copyOf(existing.texts("allow-wipe")),
                LoginSettings.flag(existing, "start"),
                existing.durationAboveZero("shutdown", Duration.ofMinutes(2)));
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
                .collect(Collectors.toMap(name -> name, name -> LoginSettings.host(addresses, name, "10.9.0.11"))));
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

    /** Where their sshd listens. */
    int port() {
        return login.port().orElse(SSH_PORT);
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
