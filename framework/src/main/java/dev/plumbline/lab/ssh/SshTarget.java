package dev.plumbline.lab.ssh;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a machine is reached, as whom, and by which host key it is known. Text that {@code ssh} would read as an option, or as a
 * pattern, is refused.
 *
 * @param user who logs in
 * @param host its name or address
 * @param port where its sshd listens, from 1 to 65535
 * @param identity the file with the private key; {@code null} for those that ssh finds itself
 * @param hostKeys by which host key it is known
 * @param controlPath a socket that the connection makes, one for each connection; at most {@value #LONGEST_CONTROL_PATH} B
 */
public record SshTarget(
        String user, String host, int port, @Nullable Path identity, HostKeys hostKeys, Path controlPath) {

    /** A path of a socket has at most 107 B, see unix(7); ssh appends 17 while it makes one. */
    static final int LONGEST_CONTROL_PATH = 90;

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._:-]*(%[A-Za-z0-9._-]+)?");

    /** Refuses what ssh would read as something else. */
    public SshTarget {
        word("user", user);
        word("host", host);
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("the port must be from 1 to " + HIGHEST_PORT + ", but is " + port);
        }
        if (identity != null) {
            HostKeys.path("identity file", identity);
        }
        HostKeys.path("control path", controlPath);
        if (controlPath.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_CONTROL_PATH) {
            throw new IllegalArgumentException("the control path " + controlPath + " has more than "
                    + LONGEST_CONTROL_PATH + " B; use a folder with a shorter path");
        }
    }

    static void word(String what, String text) {
        if (!WORD.matcher(text).matches()) {
            throw new IllegalArgumentException("the " + what + " '" + text + "' is none");
        }
    }

    /** A machine that is new, as {@link HostKeys#newlyMade} has it. */
    public SshTarget(
            String user,
            String host,
            int port,
            @Nullable Path identity,
            Path knownHosts,
            String hostKeyAlias,
            Path controlPath) {
        this(user, host, port, identity, HostKeys.newlyMade(knownHosts, hostKeyAlias), controlPath);
    }

    /** As people write it. */
    @Override
    public String toString() {
        return user + "@" + host + " port " + port;
    }
}
