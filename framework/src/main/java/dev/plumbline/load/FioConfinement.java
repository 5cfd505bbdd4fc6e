package dev.plumbline.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What fio's client may do on this computer. It gives a server any file that the server asks for, and writes logs under the names
 * that the server tells; so, where servers are on machines and this process is root, it runs as nobody.
 */
enum FioConfinement {
    NONE {
        @Override
        List<String> before() {
            return List.of();
        }

        @Override
        void letIn(Path folder) {
            // the client is this user
        }
    },
    NOBODY {
        @Override
        List<String> before() {
            return List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups", "--no-new-privs");
        }

        @Override
        void letIn(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.toList()) {
                    Files.setAttribute(file, "unix:uid", ID);
                    Files.setAttribute(file, "unix:gid", ID);
                }
            }
        }
    };

    /** Of the user that owns nothing, on all distributions; see also user_namespaces(7). */
    static final int ID = 65_534;

    private static final Path SELF = Path.of("/proc/self");

    /** A server on a socket of the file system is one of this computer's own, or is reached by a connection that only this user may use. */
    static FioConfinement of(List<FioMachine> machines) throws IOException {
        boolean own =
                machines.stream().anyMatch(machine -> machine.server().client().startsWith("sock:"));
        boolean root = Files.exists(SELF) && Integer.valueOf(0).equals(Files.getAttribute(SELF, "unix:uid"));
        return root && !own ? NOBODY : NONE;
    }

    /** What stands before the call of fio. */
    abstract List<String> before();

    /** Gives it the folder that it is started in; nothing of the folders above is needed. */
    abstract void letIn(Path folder) throws IOException;
}
