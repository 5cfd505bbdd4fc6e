package dev.plumbline.cli;

import dev.plumbline.baseline.BaselineStore;
import dev.plumbline.baseline.RefusedException;
import dev.plumbline.baseline.StoredSessions;
import dev.plumbline.imports.ImportReader;
import dev.plumbline.imports.ImportRequest;
import dev.plumbline.imports.ImportedSession;
import dev.plumbline.imports.LeveledFile;
import dev.plumbline.imports.ResponseChoice;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What the imports of all tools have in common. */
final class ImportOptions {

    @Option(
            names = "--experiment",
            required = true,
            paramLabel = "ID",
            description = "The experiment that it becomes a session of, as org.example.VmCount.disk.")
    private String experiment;

    @Option(names = "--lab", required = true, paramLabel = "NAME", description = "The lab that it was measured on.")
    private String lab;

    @Option(
            names = "--factor",
            paramLabel = "NAME=FACT",
            description = "A factor whose level each run tells itself, as depth=iodepth.")
    private Map<String, String> factors = new LinkedHashMap<>();

    @Option(
            names = "--only",
            paramLabel = "FACT=VALUE",
            description = "Leaves out runs that do not have this fact, as spec=Default.")
    private Map<String, String> only = new LinkedHashMap<>();

    @Option(
            names = "--response",
            paramLabel = "RESPONSE",
            description =
                    "A response: iops, latency=p99 to take it from another value, or iops:1/s:higher:5%% with unit,"
                            + " direction and tolerance; by default those of the stored sessions, or iops.")
    private List<String> responses = new ArrayList<>();

    @Option(
            names = "--question",
            paramLabel = "TEXT",
            description = "The experiment's question; by default that of the stored sessions.")
    private @Nullable String question;

    @Option(
            names = "--baselines",
            paramLabel = "DIR",
            description = "The folder of stored sessions; by default baselines in the module of the experiments.")
    private @Nullable Path baselines;

    @Option(names = "--dry-run", description = "Prints what would be stored, and stores nothing.")
    private boolean dryRun;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    int run(ImportReader reader, List<String> arguments) throws IOException {
        ImportRequest request = new ImportRequest(
                experiment,
                lab,
                question,
                factors,
                only,
                responses.stream().map(ResponseChoice::parse).toList());
        List<LeveledFile> files = new ArrayList<>();
        for (String argument : arguments) {
            FileArgument file = FileArgument.parse(argument);
            files.add(new LeveledFile(reader.read(file.file()), file.levels()));
        }
        BaselineStore store = new BaselineStore(ModuleFolders.baselines(baselines));
        StoredSessions stored = store.load(lab, experiment);
        ImportedSession imported = ImportedSession.of(request, files, stored.all());
        PrintWriter out = command.commandLine().getOut();
        SessionText.print(out, imported);
        stored.problems().forEach(problem -> command.commandLine().getErr().println(problem));
        out.println(dryRun ? "Nothing is stored (--dry-run)." : "Stored as " + record(store, imported) + ".");
        out.flush();
        return 0;
    }

    private static Path record(BaselineStore store, ImportedSession imported) throws IOException {
        try {
            return store.record(imported.session());
        } catch (RefusedException e) {
            throw new MisuseException(String.valueOf(e.getMessage()), e);
        }
    }
}
