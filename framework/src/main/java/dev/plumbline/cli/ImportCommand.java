package dev.plumbline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes stored sessions of other tools' files; one subcommand for each kind of file. */
@Command(
        name = "import",
        description =
                "Stores what fio or IOMeter measured as a session. Its order is unknown, so it is shown and compared,"
                        + " and never fails a build.",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 120,
        synopsisSubcommandLabel = "(fio | iometer)",
        subcommands = {ImportFio.class, ImportIometer.class})
public final class ImportCommand implements PlumblineCommand {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "write which files: import fio, or import iometer");
    }
}
