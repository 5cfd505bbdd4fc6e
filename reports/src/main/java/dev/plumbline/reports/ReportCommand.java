package dev.plumbline.reports;

import dev.plumbline.cli.ModuleFolders;
import dev.plumbline.cli.PlumblineCommand;
import dev.plumbline.journal.RunReports;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
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

    private static final String NEWEST = "newest";

    @Option(
            names = "--run",
            paramLabel = "FOLDER",
            defaultValue = NEWEST,
            description = "The folder of the run's journals, one of those in target/plumbline/runs;"
                    + " '${DEFAULT-VALUE}', as without this option, takes the last of them.")
    private String run = NEWEST;

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
        Path journals = run.equals(NEWEST) ? newest() : named();
        boolean all = RunReports.make(
                journals,
                ModuleFolders.output(output),
                lines -> lines.forEach(spec.commandLine().getOut()::println));
        spec.commandLine().getOut().flush();
        return all ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Path named() {
        Path folder = Path.of(run);
        if (!Files.isDirectory(folder)) {
            throw new MisuseException(
                    "--run " + run + " is no folder; write that of a run's journals, as one of those in " + runs());
        }
        return folder;
    }

    /** Their names begin with the time. */
    private static Path newest() throws IOException {
        Path runs = runs();
        if (Files.isDirectory(runs)) {
            try (Stream<Path> folders = Files.list(runs)) {
                return folders.filter(Files::isDirectory)
                        .max(Comparator.comparing(folder -> String.valueOf(folder.getFileName())))
                        .orElseThrow(() -> noRun(runs));
            }
        }
        throw noRun(runs);
    }

    private static MisuseException noRun(Path runs) {
        return new MisuseException("there is no run in " + runs + "; run an experiment, or name its folder with --run");
    }

    private static Path runs() {
        return ModuleFolders.output(null).resolve("runs");
    }
}
