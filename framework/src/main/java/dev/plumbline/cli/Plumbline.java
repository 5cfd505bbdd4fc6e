package dev.plumbline.cli;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of the commands; {@code --help} lists those that are on the class path. */
@Command(
        name = "plumbline",
        description = "Commands on stored sessions, finished runs and labs. Experiments themselves run with mvn test.",
        mixinStandardHelpOptions = true,
        versionProvider = PrintedVersion.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Plumbline {

    private Plumbline() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line with all commands that are on the class path. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Plumbline());
        ServiceLoader.load(PlumblineCommand.class).forEach(line::addSubcommand);
        line.setExecutionExceptionHandler(new OneSentence());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setOut(TerminalWriter.of(line.getOut()));
        line.setErr(TerminalWriter.of(line.getErr()));
        return line;
    }
}
