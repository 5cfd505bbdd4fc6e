package dev.plumbline.lab.ssh;

import dev.plumbline.lab.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What {@code lab.yaml} says of how machines are logged in to.
 *
 * @param user who logs in; empty for whom ssh's configuration names
 * @param port where their sshd listens; empty for what ssh's configuration says
 * @param identity the private key; empty for those that ssh finds itself
 * @param knownHosts the file of their host keys; empty for the user's own
 * @param trustNew whether one that is not known there is let in, and added
 */
public record LoginSettings(
        Optional<String> user, OptionalInt port, Optional<Path> identity, Optional<Path> knownHosts, boolean trustNew) {

    /** The keys of a section that are read here. */
    public static final List<String> KEYS = List.of("user", "port", "identity", "known-hosts", "trust-new");

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._:-]*");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._:@+=,-]+)+");

    /** What a section says; where it says nothing, another one holds. */
    public static LoginSettings read(Settings section, LoginSettings otherwise) {
        return new LoginSettings(
                has(section, "user") ? Optional.of(word(section, "user", WORD, "root")) : otherwise.user,
                has(section, "port") ? OptionalInt.of(port(section, "port")) : otherwise.port,
                path(section, "identity").or(() -> otherwise.identity),
                path(section, "known-hosts").or(() -> otherwise.knownHosts),
                has(section, "trust-new") ? flag(section, "trust-new") : otherwise.trustNew);
    }

    /** What ssh does by itself. */
    public static LoginSettings none() {
        return new LoginSettings(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** A word of a section, which must be there. */
    public static String word(Settings section, String key, Pattern pattern, String example) {
        String word = section.text(key, "");
        if (!pattern.matcher(word).matches()) {
            throw section.mistake("has " + (word.isEmpty() ? "no '" + key + "'" : "'" + key + ": " + word + "'")
                    + "; write for example '" + key + ": " + example + "'");
        }
        return word;
    }

    /** A name or an address of a machine, which must be there. */
    public static String host(Settings section, String key, String example) {
        return word(section, key, WORD, example);
    }

    /** A port, which must be there. */
    public static int port(Settings section, String key) {
        int port = section.count(key, 1);
        if (port > HIGHEST_PORT) {
            throw section.mistake("has the port " + port + "; write one up to " + HIGHEST_PORT);
        }
        return port;
    }

    /** {@code true} or {@code false}; without the key, false. */
    public static boolean flag(Settings section, String key) {
        String text = section.text(key, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw section.mistake("has '" + key + ": " + text + "'; write true or false");
        }
        return text.equals("true");
    }

    private static boolean has(Settings section, String key) {
        return section.keys().contains(key);
    }

    private static Optional<Path> path(Settings section, String key) {
        return has(section, key)
                ? Optional.of(Path.of(word(section, key, PATH, "/home/me/.ssh/lab")))
                : Optional.empty();
    }

    /** The same, with another file of host keys. */
    public LoginSettings knownIn(Path file) {
        return new LoginSettings(user, port, identity, Optional.of(file), trustNew);
    }

    /** A machine that is reached so. */
    public SshTarget target(String host, Path controlPath) {
        return new SshTarget(
                user.orElse(null),
                host,
                port.orElse(SshTarget.CONFIGURED),
                identity.orElse(null),
                new HostKeys(knownHosts.orElse(null), null, trustNew),
                controlPath);
    }
}
