package dev.plumbline.reports.summary;

import dev.plumbline.journal.Run;
import dev.plumbline.model.Better;
import dev.plumbline.model.Cell;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Fingerprint;
import dev.plumbline.model.Interval;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Level;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judged sessions, as few fields as a summary reads. */
final class Samples {

    static final Instant STARTED = Instant.parse("2005-02-14T09:00:00Z");

    private Samples() {}

    /** A treatment's verdict, and by how much it moved; {@code null} where that is unknown. */
    record Row(String level, Verdict verdict, @Nullable Double ratio) {}

    static Run run(Run.Judged... sessions) {
        return new Run(STARTED, List.of(sessions), List.of());
    }

    /** A sweep over two treatments that came out as its level did. */
    static Run.Judged judged(String id, Verdict verdict, @Nullable Double ratio, String sentence) {
        List<Row> rows = List.of(new Row("8", verdict, ratio), new Row("9", verdict, ratio));
        return judged(id, verdict, ratio, sentence, rows);
    }

    static Run.Judged judged(String id, Verdict verdict, @Nullable Double ratio, String sentence, List<Row> rows) {
        Session session = session(id, rows.stream().map(Row::level).toList(), null);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            cells.add(new Cell(
                    session.experiment().treatments().get(i).id(),
                    "iops",
                    3,
                    null,
                    null,
                    row.verdict,
                    comparison(row.ratio),
                    null,
                    "",
                    row.verdict + ": iops of vms=" + row.level));
        }
        Finding level = new Finding(Finding.Kind.LEVEL, "iops", "", verdict, comparison(ratio), sentence);
        return new Run.Judged(session, new Judgement(verdict, sentence, List.of(), cells, List.of(level)));
    }

    static Session session(String id, List<String> levels, @Nullable String endedEarly) {
        List<Treatment> treatments = levels.stream()
                .map(level -> new Treatment(Map.of("vms", Level.named(level))))
                .toList();
        int method = id.lastIndexOf('.');
        Experiment experiment = new Experiment(
                id,
                id.substring(0, method),
                id.substring(method + 1),
                "Does it hold?",
                List.of(new Factor("vms", levels.stream().map(Level::named).toList())),
                List.of(new Response("iops", "1/s", Better.HIGHER, 0.05)),
                treatments,
                Set.of());
        return new Session(
                "5157edb2",
                experiment,
                new Session.LabInfo("embedded", "embedded", "This lab is emulated."),
                STARTED,
                42,
                "0.1.0",
                new Fingerprint(Collections.emptySortedMap(), Collections.emptySortedMap()),
                new Session.Design(
                        3,
                        List.of(),
                        treatments.stream().map(Treatment::id).toList(),
                        "a trial",
                        List.of(),
                        Duration.ZERO,
                        Duration.ofMillis(250)),
                List.of(),
                List.of(),
                endedEarly);
    }

    private static @Nullable Comparison comparison(@Nullable Double ratio) {
        return ratio == null ? null : new Comparison(800, ratio, new Interval(ratio * 0.98, ratio * 1.02, 0.95), 0.05);
    }
}
