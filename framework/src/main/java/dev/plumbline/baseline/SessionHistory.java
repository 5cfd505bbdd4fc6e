package dev.plumbline.baseline;

import dev.plumbline.model.Comparison;
import dev.plumbline.model.History;
import dev.plumbline.model.Interval;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import dev.plumbline.statistics.BlockTable;
import dev.plumbline.statistics.ConfidenceInterval;
import dev.plumbline.statistics.Estimate;
import dev.plumbline.statistics.RunningLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How the level of a response went from session to session. Each is held against those before it in its era and environment by the
 * test by which a fresh one is judged, without a calibration's pool; the effort grows with the number of sessions, not with its square.
 */
final class SessionHistory {

    private static final double CONFIDENCE = 0.95;

    private final Response response;
    private final List<String> treatments;
    private final Limits limits;
    private final List<History.Point> points = new ArrayList<>();
    private final Map<SortedMap<String, String>, RunningLevel> before = new HashMap<>();

    private SessionHistory(Response response, List<String> treatments) {
        this.response = response;
        this.treatments = treatments;
        this.limits = Limits.of(response);
    }

    /**
     * One for each response of which there is a stored session besides the fresh one.
     *
     * @param stored the stored sessions, oldest first
     * @param eras the id of each session that begins an era, and the reason
     */
    static List<History> of(Session fresh, List<Session> stored, Map<String, String> eras) {
        List<History> histories = new ArrayList<>();
        for (Response response : fresh.experiment().responses()) {
            List<String> whole = SweepValues.of(fresh, response).wholeTreatments();
            if (!whole.isEmpty()) {
                SessionHistory history = new SessionHistory(response, whole);
                stored.stream()
                        .filter(session -> !session.id().equals(fresh.id()))
                        .forEach(session -> history.add(session, eras.get(session.id())));
                history.add(fresh, null);
                if (history.points.size() > 1) {
                    histories.add(new History(response.name(), response.unit(), history.points));
                }
            }
        }
        return histories;
    }

    private void add(Session session, @Nullable String era) {
        if (era != null) {
            before.clear();
        }
        boolean sameUnit = session.experiment().responses().stream()
                .anyMatch(other ->
                        other.name().equals(response.name()) && other.unit().equals(response.unit()));
        SweepValues values = SweepValues.of(session, response);
        if (!sameUnit || !treatments.stream().allMatch(values::whole)) {
            return;
        }
        BlockTable table = new BlockTable(values.table(treatments));
        boolean imported = session.importedFrom() != null;
        RunningLevel earlier = before.computeIfAbsent(session.fingerprint().identity(), key -> new RunningLevel());
        points.add(new History.Point(
                session.id(),
                session.started(),
                Math.exp(table.mean()),
                interval(table),
                era,
                imported,
                imported ? null : moved(table, earlier).orElse(null)));
        if (!imported) {
            earlier.add(table);
        }
    }

    private Optional<String> moved(BlockTable table, RunningLevel earlier) {
        if (earlier.sessions() < BaselineChoice.ENOUGH_SESSIONS) {
            return Optional.empty();
        }
        return earlier.of(table).flatMap(estimate -> {
            Bounded level = Bounded.of(estimate, 1);
            Verdict verdict = level.verdict(limits);
            Comparison change =
                    level.comparison(Math.exp(table.mean() - estimate.value()), response.tolerance(), limits);
            return verdict == Verdict.REGRESSION || verdict == Verdict.IMPROVEMENT
                    ? Optional.of(sentence(verdict, change, earlier.sessions()))
                    : Optional.empty();
        });
    }

    private String sentence(Verdict verdict, Comparison change, int sessions) {
        Interval interval = change.interval();
        return verdict + ": " + response.name() + " was " + Quantities.formatNumber(change.ratio())
                + " times the level of the " + sessions + " sessions before it"
                + (interval == null
                        ? ""
                        : " (" + Quantities.formatNumber(interval.low()) + " to "
                                + Quantities.formatNumber(interval.high()) + ")");
    }

    /** By t over the blocks' means, which are independent of each other. */
    private static @Nullable Interval interval(BlockTable table) {
        int blocks = table.blocks();
        if (blocks < 2) {
            return null;
        }
        double error = Math.sqrt(table.squaresOfBlocks() / (blocks - 1) / blocks);
        ConfidenceInterval level = new Estimate(table.mean(), error, blocks - 1)
                .interval(CONFIDENCE)
                .exponentiated();
        return new Interval(level.low(), level.high(), CONFIDENCE);
    }
}
