package dev.plumbline.cli;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabLock;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.Leftover;
import dev.plumbline.lab.Leftovers;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Reaper;
import dev.plumbline.lab.ScratchFolder;
import dev.plumbline.lab.StateFolder;
import dev.plumbline.lab.Stray;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what killed runs have left in labs, and takes it back; a run on the lab does so by itself before it measures. */
@Command(
        name = "reap",
        description = "Show what killed runs have left in labs on this computer, and take it back with --yes.",
        mixinStandardHelpOptions = true)
public final class ReapCommand implements PlumblineCommand {

    private final Path state;

    @Option(names = "--lab", paramLabel = "NAME", description = "Only what is left in this lab.")
    private @Nullable String lab;

    @Option(names = "--labs", paramLabel = "FOLDER", description = "The folder of lab.yaml; the module's without it.")
    private @Nullable Path labs;

    @Option(names = "--yes", description = "Take it back. Without it nothing is changed.")
    private boolean yes;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** For this user's locks and ledgers. */
    public ReapCommand() {
        this(StateFolder.path());
    }

    ReapCommand(Path state) {
        this.state = state;
    }

    @Override
    public Integer call() throws IOException {
        Leftovers leftovers = Leftovers.in(StateFolder.prepare(state));
        Map<String, List<Leftover>> byLab = leftovers.readable().stream()
                .filter(it -> lab == null || it.lab().equals(lab))
                .collect(Collectors.groupingBy(Leftover::lab, TreeMap::new, Collectors.toList()));
        byLab.values().forEach(all -> all.forEach(this::show));
        leftovers.unreadable().values().forEach(out()::println);
        List<Stray> strays = lab == null ? Stray.in(state) : List.of();
        strays.forEach(stray -> out().println(stray.owner() + ": dead\n  " + stray.words()));
        if (byLab.isEmpty() && strays.isEmpty()) {
            out().println("no ledgers: nothing is left" + (lab == null ? "" : " in lab '" + lab + "'"));
            return ExitCode.OK;
        }
        if (!yes) {
            out().println(
                            "nothing was changed; add --yes to take back what processes that are dead have left, and what is kept");
            return ExitCode.OK;
        }
        boolean clean = true;
        for (List<Leftover> all : byLab.values()) {
            clean &= reap(all.get(0).lab(), all.get(0).lock());
        }
        for (Stray stray : strays) {
            stray.delete();
        }
        return clean ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void show(Leftover leftover) {
        String fate = !leftover.owner().isOfThisHost()
                ? "left alone, since only its host can tell whether it still runs"
                : leftover.keeps()
                        ? "kept for inspection"
                        : leftover.owner().isAlive() ? "left alone, since it still runs" : "dead";
        out().println("lab '" + leftover.lab() + "', " + leftover.owner().words() + " since "
                + leftover.owner().started() + ": " + fate + " (" + leftover.file() + ")");
        leftover.ways().forEach((name, way) -> out().println("  look at " + name + ": " + way));
        leftover.words().forEach(words -> out().println("  " + words));
    }

    /** As a run on the lab does, behind the lab's lock. */
    private boolean reap(String name, String lockName) {
        Optional<LabLock> lock = LabLock.tryTake(LabLock.file(state, lockName));
        if (lock.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("lab '" + name + "' is held by "
                            + LabLock.holder(LabLock.file(state, lockName))
                            + ", so nothing there is taken back; that run has done so when it began");
            return false;
        }
        LabLock held = lock.get();
        try (held) {
            Reaper.Reaped reaped = reap(name);
            reaped.told().forEach(out()::println);
            reaped.failures().forEach(spec.commandLine().getErr()::println);
            return reaped.failures().isEmpty();
        }
    }

    private Reaper.Reaped reap(String name) {
        try (Lab open = Labs.read(ModuleFolders.labs(labs)).open(name, ScratchFolder.fresh())) {
            return Reaper.reap(open, state);
        } catch (MisuseException | MissingCapabilityException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return Reaper.reapWithout(name, state);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
