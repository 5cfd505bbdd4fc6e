package dev.plumbline.reports;

import dev.plumbline.cli.ModuleFolders;
import dev.plumbline.cli.PlumblineCommand;
import dev.plumbline.journal.RunReports;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes all reports of a finished run again, of its journals. */
@Command(
        name = "report",
        description = "Make page, charts, workbook, values and summary of a finished run again, from its journals.",
        mixinStandardHelpOptions = true)
public final class ReportCommand implements PlumblineCommand {

    @Option(
            names = "--run",
            paramLabel = "FOLDER",
            defaultValue = ModuleFolders.NEWEST_RUN,
            description = "The folder of the run's journals, one of those in target/plumbline/runs;"
                    + " '${DEFAULT-VALUE}', as without this option, takes the last of them.")
    private String run = ModuleFolders.NEWEST_RUN;

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            description = "Where to write; target/plumbline of the module without it.")
    private @Nullable Path output;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** For {@link java.util.ServiceLoader}. */
    public ReportCommand() {}

    @Override
    public Integer call() throws IOException {
        Path journals = ModuleFolders.run(run);
        boolean all = RunReports.make(
                journals,
                ModuleFolders.output(output),
                lines -> lines.forEach(spec.commandLine().getOut()::println));
        spec.commandLine().getOut().flush();
        return all ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
