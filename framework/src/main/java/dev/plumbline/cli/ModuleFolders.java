package dev.plumbline.cli;

import dev.plumbline.journal.RunFolder;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folders of the module that holds the experiments, as a test run there has them. A folder that the user names is taken
 * as it is, relative to where the command was typed.
 */
public final class ModuleFolders {

    /** System property: the module's folder; the working directory where it is not set. */
    public static final String MODULE = "plumbline.module";

    /** Stands for the run that was started last. */
    public static final String NEWEST_RUN = "newest";

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

    /**
     * The folder of a run's journals.
     *
     * @param named the folder, or {@link #NEWEST_RUN}
     * @throws MisuseException when there is none
     * @throws IOException when the folder of runs cannot be read
     */
    public static Path run(String named) throws IOException {
        if (named.equals(NEWEST_RUN)) {
            return newestRun();
        }
        Path folder = Path.of(named);
        if (!Files.isDirectory(folder)) {
            throw new MisuseException(
                    "--run " + named + " is no folder; write that of a run's journals, as one of those in " + runs());
        }
        return folder;
    }

    private static Path newestRun() throws IOException {
        Path runs = runs();
        return RunFolder.newest(RunFolder.all(runs)).orElseThrow(() -> noRun(runs));
    }

    private static MisuseException noRun(Path runs) {
        return new MisuseException("there is no run in " + runs + "; run an experiment, or name its folder with --run");
    }

    private static Path runs() {
        return output(null).resolve("runs");
    }

    private static Path module() {
        return Path.of(System.getProperty(MODULE, ""));
    }
}
