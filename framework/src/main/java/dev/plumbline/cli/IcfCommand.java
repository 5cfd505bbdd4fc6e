package dev.plumbline.cli;

import dev.plumbline.icf.IcfFile;
import dev.plumbline.icf.IcfManager;
import dev.plumbline.icf.IcfSetup;
import dev.plumbline.icf.IcfSpecification;
import dev.plumbline.model.Quantities;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a configuration file of IOMeter and the experiment that it would be. */
@Command(
        name = "icf",
        description = "Shows what a configuration file of IOMeter (.icf) holds, and the experiment that it would be.",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 120,
        footer = {"", "Example:", "  plumbline icf --source lab.icf > src/test/java/Lab.java"})
public final class IcfCommand implements PlumblineCommand {

    @Parameters(paramLabel = "FILE", description = "The file, of IOMeter 1998 to 1.1.0.")
    private Path file = Path.of("");

    @Option(names = "--source", description = "Prints the experiment's source alone.")
    private boolean source;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** For the service loader. */
    public IcfCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        IcfFile icf = IcfFile.read(file);
        if (!source) {
            print(out, icf);
            out.println();
        }
        out.print(icf.experiment());
        out.flush();
        return 0;
    }

    private static void print(PrintWriter out, IcfFile icf) {
        IcfSetup setup = icf.setup();
        out.println(printable(icf.name()) + " of IOMeter " + printable(icf.version())
                + (setup.description().isEmpty() ? "" : ": " + printable(setup.description())));
        TextTable table = new TextTable();
        table.row(List.of("test type", setup.type().toString()));
        table.row(List.of("run time", time(setup.runTime(), "until it is stopped")));
        table.row(List.of("ramp up", time(setup.rampUp(), "none")));
        table.row(List.of("disks loaded at once", icf.machineCounts().toString()));
        table.row(List.of("outstanding operations", icf.queueDepths().toString()));
        for (IcfSpecification specification : icf.specifications().values()) {
            table.row(List.of(
                    "access specification",
                    printable(specification.name()),
                    specification.assignment().toString().toLowerCase(Locale.ROOT),
                    specification.access().description()));
        }
        for (IcfManager manager : icf.managers()) {
            for (IcfManager.Worker worker : manager.workers()) {
                table.row(List.of(
                        "worker",
                        printable(manager.name() + ", " + worker.name()),
                        printable(worker.type()),
                        printable(String.join(", ", worker.targets()))));
            }
        }
        table.print(out);
    }

    private static String time(Duration duration, String zero) {
        return duration.isZero() ? zero : Quantities.formatDuration(duration);
    }

    /** Nothing that moves a terminal's cursor. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\u0080-\u009F]+", " ").strip();
    }
}
