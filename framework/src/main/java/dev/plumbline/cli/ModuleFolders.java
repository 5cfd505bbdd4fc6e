package dev.plumbline.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folders of the module that holds the experiments, as a test run there has them. A folder that the user names is taken
 * as it is, relative to where the command was typed.
 */
public final class ModuleFolders {

    /** System property: the module's folder; the working directory where it is not set. */
    public static final String MODULE = "plumbline.module";

    private ModuleFolders() {}

    /** The folder of stored sessions. */
    public static Path baselines(@Nullable Path named) {
        return named != null ? named : module().resolve("baselines");
    }

    /** The folder that runs write to. */
    public static Path output(@Nullable Path named) {
        return named != null ? named : module().resolve("target").resolve("plumbline");
    }

    /** The folder of {@code lab.yaml}. */
    public static Path labs(@Nullable Path named) {
        return named != null ? named : module();
    }

    private static Path module() {
        return Path.of(System.getProperty(MODULE, ""));
    }
}
