package dev.plumbline.lab.ssh;

import dev.plumbline.model.MisuseException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a machine is reached, as whom, and by which host key it is known. Text that {@code ssh} would read as an option, or as a
 * pattern, is refused.
 *
 * @param user who logs in; {@code null} for whom ssh's configuration names
 * @param host its name or address, or what ssh's configuration calls it
 * @param port where its sshd listens, from 1 to 65535; {@value #CONFIGURED} for what ssh's configuration says
 * @param identity the file with the private key; {@code null} for those that ssh finds itself
 * @param hostKeys by which host key it is known
 * @param controlPath a socket that the connection makes, one for each connection; at most {@value #LONGEST_CONTROL_PATH} B
 */
public record SshTarget(
        @Nullable String user,
        String host,
        int port,
        @Nullable Path identity,
        HostKeys hostKeys,
        Path controlPath) {

    /** A path of a socket has at most 107 B, see unix(7); ssh appends 17 while it makes one. */
    static final int LONGEST_CONTROL_PATH = 90;

    /** The port that ssh's configuration says, 22 where it says none. */
    public static final int CONFIGURED = 0;

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._:-]*(%[A-Za-z0-9._-]+)?");

    /** Refuses what ssh would read as something else. */
    public SshTarget {
        if (user != null) {
            word("user", user);
        }
        word("host", host);
        if (port < CONFIGURED || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("the port must be from 1 to " + HIGHEST_PORT + ", but is " + port);
        }
        if (identity != null) {
            HostKeys.path("identity file", identity);
        }
        HostKeys.path("control path", controlPath);
        if (controlPath.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_CONTROL_PATH) {
            throw new MisuseException("ssh's socket " + controlPath + " has a path of more than " + LONGEST_CONTROL_PATH
                    + " bytes; have temporary files in a folder with a shorter path (java.io.tmpdir)");
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

    /** The command that leads there, as people type it. */
    public String byHand() {
        return ShellText.words(SshCommand.byHand(this));
    }

    /** As people write it. */
    @Override
    public String toString() {
        return (user == null ? "" : user + "@") + host + (port == CONFIGURED ? "" : " port " + port);
    }
}
