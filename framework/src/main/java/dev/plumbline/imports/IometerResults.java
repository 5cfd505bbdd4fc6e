package dev.plumbline.imports;

import dev.plumbline.journal.Run;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/**
 * A run of Plumbline as IOMeter's results: the layout of 2004.07.30 with its 56 columns. Each session is a start, each
 * complete trial a run with the row ALL and a row MANAGER for each machine, as IOMeter has them without its workers. What was
 * not measured is blank, never a zero. Times are UTC.
 */
public final class IometerResults {

    private static final String END_OF_LINE = "\r\n";
    private static final String VERSION = "2004.07.30";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss:SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Appendable out;

    private IometerResults(Appendable out) {
        this.out = out;
    }

    /**
     * Writes all sessions that measured {@code iops}.
     *
     * @param run what was measured
     * @param to where to write
     * @return what was left out, one sentence each
     * @throws IOException when it cannot be written
     */
    public static List<String> write(Run run, Appendable to) throws IOException {
        List<String> leftOut = new ArrayList<>();
        for (Run.Judged judged : run.sessions()) {
            new IometerResults(to).session(judged.session(), leftOut);
        }
        run.unmeasured().forEach(experiment -> leftOut.add(experiment.id() + " was not measured"));
        return leftOut;
    }

    private void session(Session session, List<String> leftOut) throws IOException {
        Map<String, Treatment> treatments = session.experiment().treatments().stream()
                .collect(Collectors.toMap(Treatment::id, Function.identity()));
        List<TrialRecord> measured = session.trials().stream()
                .filter(trial -> trial.value(IometerCells.IOPS).isPresent())
                .toList();
        int missing = session.trials().size() - measured.size();
        if (missing > 0 || measured.isEmpty()) {
            leftOut.add(session.experiment().id() + ": " + missing + " of "
                    + session.trials().size() + " trials have no iops");
        }
        if (measured.isEmpty()) {
            return;
        }
        start(session);
        for (TrialRecord trial : measured) {
            Treatment treatment = treatments.get(trial.treatment());
            String name = treatment == null ? trial.treatment() : treatment.displayName();
            run(new IometerCells(
                    session.experiment(), trial, name + (trial.arm().isEmpty() ? "" : ", " + trial.arm())));
            stamp(ended(trial));
        }
    }

    private void start(Session session) throws IOException {
        line("'Test Type", "Test Description");
        line(
                "0",
                session.experiment().id() + " on lab " + session.lab().name() + " by Plumbline "
                        + session.frameworkVersion());
        line("'Version");
        out.append(VERSION).append(" ").append(END_OF_LINE);
        stamp(session.started());
        line("'Access specifications");
        line("'End access specifications");
    }

    private void run(IometerCells cells) throws IOException {
        line("'Results");
        // the library would quote titles that begin with a number sign, which IOMeter does not
        out.append(IometerColumn.of2004().stream().map(IometerColumn::title).collect(Collectors.joining(",")))
                .append(END_OF_LINE);
        for (Map<IometerColumn, String> row : cells.rows()) {
            line(IometerColumn.of2004().stream()
                    .map(column -> row.getOrDefault(column, ""))
                    .toArray());
        }
    }

    private void stamp(Instant time) throws IOException {
        line("'Time Stamp");
        line(TIME.format(time));
    }

    private void line(Object... fields) throws IOException {
        out.append(CSVFormat.DEFAULT.format(fields)).append(END_OF_LINE);
    }

    private static Instant ended(TrialRecord trial) {
        return trial.start().plus(trial.phases().values().stream().reduce(Duration.ZERO, Duration::plus));
    }
}
