package dev.plumbline.lab.local;

import dev.plumbline.lab.MissingCapabilityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Network namespaces, links and traffic control are root's. */
final class Privileges {

    private Privileges() {}

    /**
     * Checks that this process is root on Linux.
     *
     * @throws MissingCapabilityException when it is not
     */
    static void check() {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new MissingCapabilityException("the lab 'local' needs Linux, and this is "
                    + System.getProperty("os.name") + "; plumbline.lab=embedded runs everywhere");
        }
        if (!root()) {
            throw new MissingCapabilityException(
                    "the lab 'local' makes network namespaces, for which it must be root; run"
                            + " Maven as root, or take plumbline.lab=embedded");
        }
    }

    private static boolean root() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
