package dev.plumbline.cli;

import dev.plumbline.baseline.BaselineStore;
import dev.plumbline.baseline.StoredExperiment;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which stored sessions a command is about. */
final class BaselineSelection {

    @Option(names = "--lab", paramLabel = "LAB", description = "Only the sessions of this lab.")
    private @Nullable String lab;

    @Option(
            names = "--experiment",
            paramLabel = "ID",
            description = "Only this experiment, as org.example.VmCount.disk.")
    private @Nullable String experiment;

    @Option(
            names = "--baselines",
            paramLabel = "DIR",
            description = "The folder of stored sessions; by default 'baselines' of the module.")
    private @Nullable Path folder;

    BaselineStore store() {
        return new BaselineStore(folder());
    }

    Path folder() {
        return ModuleFolders.baselines(folder);
    }

    /**
     * The experiments that are meant.
     *
     * @throws MisuseException when there are none
     */
    List<StoredExperiment> experiments() throws IOException {
        List<StoredExperiment> all = store().experiments();
        List<StoredExperiment> meant = all.stream()
                .filter(stored -> lab == null || lab.equals(stored.lab()))
                .filter(stored -> experiment == null || experiment.equals(stored.experiment()))
                .toList();
        if (meant.isEmpty()) {
            throw new MisuseException("nothing is stored"
                    + (experiment == null ? "" : " for experiment '" + experiment + "'")
                    + (lab == null ? "" : " on lab '" + lab + "'") + " in "
                    + folder() + "; " + (all.isEmpty() ? "plumbline.baseline=record stores a session" : known(all)));
        }
        return meant;
    }

    private static String known(List<StoredExperiment> all) {
        return "there is "
                + String.join(
                        ", ",
                        all.stream()
                                .map(stored -> stored.experiment() + " on " + stored.lab())
                                .toList());
    }
}
