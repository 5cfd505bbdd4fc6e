package dev.plumbline.cli;

import dev.plumbline.imports.IometerResults;
import dev.plumbline.journal.Run;
import dev.plumbline.journal.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a finished run as IOMeter's results. */
@Command(
        name = "iometer-csv",
        description =
                "Writes a finished run as IOMeter's results (CSV of 2004.07.30, 56 columns), for scripts and sheets"
                        + " that read those. Each complete trial is a run; its access specification is named after the treatment."
                        + " Columns that were not measured are blank.",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 120,
        footer = {"", "Example:", "  plumbline iometer-csv --output results.csv"})
public final class IometerCsvCommand implements PlumblineCommand {

    @Option(
            names = "--run",
            paramLabel = "FOLDER",
            defaultValue = ModuleFolders.NEWEST_RUN,
            description = "The folder of the run's journals, one of those in target/plumbline/runs;"
                    + " '${DEFAULT-VALUE}', as without this option, takes the last of them.")
    private String run = ModuleFolders.NEWEST_RUN;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The file to write; it is replaced. Printed without it.")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** For the service loader. */
    public IometerCsvCommand() {}

    @Override
    public Integer call() throws IOException {
        Run measured = RunFolder.read(ModuleFolders.run(run));
        PrintWriter out = spec.commandLine().getOut();
        write(measured, out).forEach(spec.commandLine().getErr()::println);
        out.flush();
        return 0;
    }

    private List<String> write(Run measured, PrintWriter out) throws IOException {
        if (output == null) {
            return IometerResults.write(measured, out);
        }
        try (Writer file = Files.newBufferedWriter(output)) {
            return IometerResults.write(measured, file);
        }
    }
}
