package dev.plumbline.lab.ssh;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By which host key a machine is known.
 *
 * @param file the file of known host keys; {@code null} for the user's own
 * @param alias the name under which its key stands there; {@code null} for that by which it is reached
 * @param trustNew whether a machine that is not known there is let in, and added; otherwise it is refused
 */
public record HostKeys(@Nullable Path file, @Nullable String alias, boolean trustNew) {

    /** Of a path, what ssh's configuration would read as something else. */
    private static final Pattern NOT_IN_PATHS = Pattern.compile("[\"$\\\\\\p{Cntrl}]");

    /** Refuses what ssh would read as something else. */
    public HostKeys {
        if (alias != null) {
            SshTarget.word("host key alias", alias);
        }
        if (file != null) {
            path("file of known hosts", file);
        }
    }

    /** Of a machine that is new: the key that it shows first is written down, and no other one is taken afterwards. */
    public static HostKeys newlyMade(Path file, String alias) {
        return new HostKeys(file, alias, true);
    }

    static void path(String what, Path path) {
        if (!path.isAbsolute() || NOT_IN_PATHS.matcher(path.toString()).find()) {
            throw new IllegalArgumentException("the " + what + " " + path
                    + " must be an absolute path without quotes, '$', backslashes and control characters");
        }
    }

    /** Where they stand, for people. */
    String where() {
        return file == null ? "the user's own known hosts" : file.toString();
    }
}
