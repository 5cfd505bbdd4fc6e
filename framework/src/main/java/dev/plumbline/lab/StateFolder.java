package dev.plumbline.lab;

import java.nio.file.Path;

/** Where locks and ledgers are kept: one place for all runs of a user on this computer, since they share its labs. */
public final class StateFolder {

    private StateFolder() {}

    /** The folder, which need not be there yet. */
    public static Path path() {
        String user = System.getProperty("user.name", "unknown").replaceAll("[^A-Za-z0-9._-]", "_");
        return Path.of(System.getProperty("java.io.tmpdir"), "plumbline-state-" + user);
    }
}
