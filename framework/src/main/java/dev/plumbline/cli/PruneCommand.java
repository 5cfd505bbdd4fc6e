package dev.plumbline.cli;

import dev.plumbline.baseline.Pruning;
import dev.plumbline.baseline.StoredExperiment;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Deletes stored sessions that later ones have made superfluous. */
@Command(
        name = "prune",
        description = "Shows which stored sessions may go so that each era keeps its newest ones; --yes deletes them."
                + " Imported sessions and files that cannot be read stay.",
        mixinStandardHelpOptions = true)
public final class PruneCommand implements PlumblineCommand {

    @Mixin
    private BaselineSelection selection = new BaselineSelection();

    @Option(
            names = "--keep",
            required = true,
            paramLabel = "N",
            description = "How many sessions of each era are kept; 3 or more leave a level its baseline.")
    private int keep;

    @Option(names = "--yes", description = "Delete them.")
    private boolean yes;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** For the service loader. */
    public PruneCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Pruning> prunings = new ArrayList<>();
        for (StoredExperiment experiment : selection.experiments()) {
            Pruning pruning = selection.store().pruning(experiment, keep);
            prunings.add(pruning);
            show(experiment, pruning, out);
        }
        int files =
                prunings.stream().mapToInt(pruning -> pruning.files().size()).sum();
        if (yes) {
            for (Pruning pruning : prunings) {
                pruning.delete();
            }
        }
        out.println(total(files));
        return 0;
    }

    private static void show(StoredExperiment experiment, Pruning pruning, PrintWriter out) {
        pruning.files().forEach(out::println);
        if (pruning.leavesTooFew()) {
            out.println("warning: " + experiment.experiment() + " on " + experiment.lab() + " keeps " + pruning.left()
                    + " of its newest era, and fewer than " + Pruning.FEWEST + " cannot tell a shift from a mood");
        }
    }

    private String total(int files) {
        if (files == 0) {
            return "no era has more than " + keep + " sessions; nothing to delete";
        }
        String counted = files + (files == 1 ? " file" : " files");
        return yes ? counted + " deleted" : counted + " would be deleted; --yes deletes";
    }
}
