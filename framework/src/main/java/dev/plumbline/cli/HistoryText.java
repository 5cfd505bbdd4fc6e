package dev.plumbline.cli;

import dev.plumbline.baseline.StoredSessions;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The stored sessions of an experiment as text: a table of their levels, and if asked for one of each of their treatments. */
final class HistoryText {

    private static final String NOTHING = "–";
    private static final String NEVER_GATING = "order unknown: shown, never gating";

    private final StoredSessions stored;
    private final boolean treatments;

    HistoryText(StoredSessions stored, boolean treatments) {
        this.stored = stored;
        this.treatments = treatments;
    }

    void print(PrintWriter out) {
        List<Response> responses = stored.all().stream()
                .flatMap(session -> session.experiment().responses().stream())
                .map(SessionLevels::kind)
                .distinct()
                .toList();
        TextTable table = new TextTable();
        List<String> titles = new ArrayList<>(List.of("time (UTC)", "session", "era"));
        responses.forEach(response -> titles.addAll(List.of(SessionText.title(response), "ratio")));
        table.row(titles);
        Map<Response, Session> before = new HashMap<>();
        int era = 1;
        for (Session session : stored.all()) {
            era += begins(session) ? 1 : 0;
            List<String> row =
                    new ArrayList<>(List.of(SessionTime.of(session.started()), session.id(), String.valueOf(era)));
            for (Response response : responses) {
                levels(row, session, response, before);
            }
            row.add(session.importedFrom() == null ? "" : session.importedFrom() + ", " + NEVER_GATING);
            table.row(row);
        }
        table.print(out);
        stored.eras().forEach((first, reason) -> out.println("  the era that " + first + " begins: " + reason));
        if (treatments) {
            responses.forEach(response -> printTreatments(out, response));
        }
    }

    /** The sessions from before the first accepted change are an era that no session begins. */
    private boolean begins(Session session) {
        return stored.eras().containsKey(session.id())
                && !session.equals(stored.all().get(0));
    }

    private static void levels(List<String> row, Session session, Response response, Map<Response, Session> before) {
        SessionLevels levels = new SessionLevels(session, response);
        row.add(number(levels.level()));
        Session previous = levels.level().isPresent() ? before.put(response, session) : null;
        row.add(previous == null ? "" : ratio(levels.ratioTo(new SessionLevels(previous, response))));
    }

    private void printTreatments(PrintWriter out, Response response) {
        out.println(
                "  " + SessionText.title(response) + " by treatment, with the ratio to the session before that has it");
        TextTable table = new TextTable();
        List<String> titles = new ArrayList<>(List.of("treatment"));
        stored.all().forEach(session -> titles.addAll(List.of(session.id(), "ratio")));
        table.row(titles);
        List<Treatment> all = stored.all().stream()
                .flatMap(session -> session.experiment().treatments().stream())
                .distinct()
                .toList();
        for (Treatment treatment : all) {
            List<String> row = new ArrayList<>(List.of(treatment.displayName()));
            OptionalDouble before = OptionalDouble.empty();
            for (Session session : stored.all()) {
                OptionalDouble value = new SessionLevels(session, response).of(treatment.id());
                row.add(number(value));
                row.add(
                        before.isPresent() && value.isPresent()
                                ? ratio(OptionalDouble.of(value.getAsDouble() / before.getAsDouble()))
                                : "");
                before = value.isPresent() ? value : before;
            }
            table.row(row);
        }
        table.print(out);
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? Quantities.formatNumber(value.getAsDouble()) : NOTHING;
    }

    private static String ratio(OptionalDouble ratio) {
        return ratio.isPresent() ? String.format(Locale.ROOT, "%.3f", ratio.getAsDouble()) : NOTHING;
    }
}
