package dev.plumbline.lab.linux;

import dev.plumbline.lab.MissingCapabilityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Network namespaces are root's, and Linux's. */
public final class Privileges {

    private Privileges() {}

    /**
     * Checks that this process is root on Linux.
     *
     * @throws MissingCapabilityException when it is not
     */
    public static void check(String lab) {
        check(lab, System.getProperty("os.name", "another system"), root());
    }

    static void check(String lab, String system, boolean root) {
        if (!system.equals("Linux")) {
            throw new MissingCapabilityException("the lab '" + lab + "' needs Linux, and this is " + system
                    + "; plumbline.lab=embedded runs everywhere");
        }
        if (!root) {
            throw new MissingCapabilityException("the lab '" + lab + "' makes network namespaces, for which it must be"
                    + " root; run Maven as root, or take plumbline.lab=embedded");
        }
    }

    private static boolean root() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
