package dev.plumbline.cli;

import dev.plumbline.baseline.StoredExperiment;
import dev.plumbline.baseline.StoredSessions;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how the level of an experiment went from session to session, imported ones included. */
@Command(
        name = "history",
        description =
                "Shows the level of each stored session and its ratio to the one before, over the treatments that both"
                        + " have. Of an imported session the order is unknown: it is shown, and never gates.",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 120)
public final class HistoryCommand implements PlumblineCommand {

    @Mixin
    private BaselineSelection selection = new BaselineSelection();

    @Option(
            names = "--treatments",
            description = "A line for each treatment too, with its ratio to the session before.")
    private boolean treatments;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** For the service loader. */
    public HistoryCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        for (StoredExperiment experiment : selection.experiments()) {
            StoredSessions stored = selection.store().load(experiment.lab(), experiment.experiment());
            out.println(experiment.experiment() + " on lab " + experiment.lab());
            new HistoryText(stored, treatments).print(out);
            stored.problems().forEach(problem -> out.println("  problem: " + problem));
        }
        return 0;
    }
}
