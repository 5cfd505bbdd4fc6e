package dev.plumbline.cli;

import dev.plumbline.baseline.Calibration;
import dev.plumbline.baseline.StoredExperiment;
import dev.plumbline.baseline.StoredSessions;
import dev.plumbline.model.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists what is stored. */
@Command(
        name = "baselines",
        description = "Lists the stored sessions: how many, their eras with the reasons, and files with problems.",
        mixinStandardHelpOptions = true)
public final class BaselinesCommand implements PlumblineCommand {

    @Mixin
    private BaselineSelection selection = new BaselineSelection();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** For the service loader. */
    public BaselinesCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        for (StoredExperiment experiment : selection.experiments()) {
            StoredSessions stored = selection.store().load(experiment.lab(), experiment.experiment());
            out.println(experiment.lab() + "  " + experiment.experiment() + "  "
                    + counted(stored.all().size(), "session"));
            eras(stored).forEach(line -> out.println("  " + line));
            Calibration calibration = stored.calibration();
            if (calibration != null) {
                out.println(
                        "  calibrated with " + counted(calibration.sessions().size(), "session"));
            }
            stored.problems().forEach(problem -> out.println("  problem: " + problem));
        }
        return 0;
    }

    /** A line for each era; its sessions follow each other. */
    private static List<String> eras(StoredSessions stored) {
        List<List<Session>> eras = new ArrayList<>();
        for (Session session : stored.all()) {
            if (eras.isEmpty() || stored.eras().containsKey(session.id())) {
                eras.add(new ArrayList<>());
            }
            eras.get(eras.size() - 1).add(session);
        }
        return eras.stream().map(era -> line(era, stored)).toList();
    }

    private static String line(List<Session> era, StoredSessions stored) {
        Session first = era.get(0);
        Session last = era.get(era.size() - 1);
        String reason = stored.eras().get(first.id());
        long imported = era.stream().filter(of -> of.importedFrom() != null).count();
        return day(first) + " to " + day(last) + "  " + counted(era.size(), "session")
                + (imported == 0 ? "" : ", " + imported + " of them imported")
                + (reason == null ? "" : "  era: " + reason)
                + (stored.sessions().contains(first) ? "  (held against)" : "");
    }

    private static String day(Session session) {
        return LocalDate.ofInstant(session.started(), ZoneOffset.UTC).toString();
    }

    private static String counted(int count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
