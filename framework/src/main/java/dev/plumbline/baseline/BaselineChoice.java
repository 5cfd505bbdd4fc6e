package dev.plumbline.baseline;

import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import dev.plumbline.statistics.PooledVariance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of the stored sessions one response is held against.
 *
 * @param ids the sessions' ids, oldest first
 * @param values their values, in the same order
 * @param treatments the treatments that all of them and the fresh session have whole, in the fresh session's order
 * @param obstacle why there are none; {@code null} when there are some
 * @param notes remarks on what was left out
 */
record BaselineChoice(
        List<String> ids,
        List<SweepValues> values,
        List<String> treatments,
        @Nullable Blanket obstacle,
        List<String> notes) {

    /** Fewer sessions than this say too little of the noise between sessions. */
    static final int ENOUGH_SESSIONS = 3;

    /**
     * What a calibration tells of the noise between the chosen sessions.
     *
     * @param words what a sentence says of it; {@code ""} for nothing
     */
    private record Known(@Nullable PooledVariance pooled, String words) {

        static Known of(@Nullable Calibration calibration, Response response, BaselineChoice choice) {
            if (calibration == null) {
                return new Known(null, "");
            }
            // a stored session that calibrated as well must not count twice
            long fresh = calibration.sessions().stream()
                    .filter(id -> !choice.ids().contains(id))
                    .count();
            double share = (fresh - 1.0) / (calibration.sessions().size() - 1);
            return calibration.responses().stream()
                    .filter(of -> share > 0)
                    .filter(of ->
                            of.response().equals(response.name()) && of.unit().equals(response.unit()))
                    .map(of -> of.pooled(
                            choice.values().get(0).blocks(), choice.treatments().size()))
                    .map(all -> new PooledVariance(
                            all.level(), all.levelFreedom() * share, all.shape(), all.shapeFreedom() * share))
                    .map(pooled -> new Known(
                            pooled,
                            ", variance pooled with a calibration of "
                                    + calibration.sessions().size() + " sessions"))
                    .findFirst()
                    .orElse(new Known(null, ""));
        }
    }

    /** A stored session and what it says of the response. */
    private record Candidate(Session session, SweepValues values) {}

    /** The choice as what a response is held against. */
    static Opposite opposite(Session session, SweepValues fresh, Response response, ComparableSessions comparable) {
        BaselineChoice choice = of(fresh, response, comparable.sessions());
        Blanket obstacle = comparable.obstacle() != null ? comparable.obstacle() : choice.obstacle();
        if (obstacle != null) {
            return Opposite.none(obstacle, choice.notes());
        }
        Known known = Known.of(comparable.calibration(), response, choice);
        SweepTables tables = new SweepTables(
                choice.treatments(),
                fresh.table(choice.treatments()),
                choice.values().stream()
                        .map(values -> values.table(choice.treatments()))
                        .toList(),
                false,
                known.pooled());
        return new Opposite(
                choice.ids(),
                tables,
                Against.stored(choice.ids().size(), known.words()),
                Caveat.of(session, fresh, choice.values()),
                null,
                choice.notes());
    }

    static BaselineChoice of(SweepValues fresh, Response response, List<Session> stored) {
        List<String> whole = fresh.wholeTreatments();
        if (whole.isEmpty()) {
            return none(Verdict.BROKEN, "no treatment has all its trials", List.of());
        }
        List<String> notes = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        boolean otherUnit = false;
        for (Session session : stored) {
            Optional<Response> before = session.experiment().responses().stream()
                    .filter(other -> other.name().equals(response.name()))
                    .findFirst();
            String gap = gap(before, response);
            otherUnit |= before.isPresent() && !gap.isEmpty();
            SweepValues values = SweepValues.of(session, response);
            if (gap.isEmpty() && whole.stream().noneMatch(values::whole)) {
                gap = "has none of the treatments";
            }
            if (gap.isEmpty()) {
                candidates.add(new Candidate(session, values));
            } else {
                notes.add("stored session " + session.id() + " is left out for " + response.name() + ": it " + gap);
            }
        }
        if (candidates.isEmpty()) {
            return otherUnit
                    ? none(
                            Verdict.NOT_COMPARABLE,
                            "every stored session has " + response.name() + " in another unit",
                            notes)
                    : none(
                            Verdict.NO_BASELINE,
                            "no stored session has " + response.name() + " of these treatments",
                            notes);
        }
        return choose(whole, candidates, notes);
    }

    /** Sessions that lack a treatment would take it from the comparison, so they count only where the others are too few. */
    private static BaselineChoice choose(List<String> whole, List<Candidate> candidates, List<String> notes) {
        List<Candidate> complete = candidates.stream()
                .filter(candidate -> whole.stream().allMatch(candidate.values()::whole))
                .toList();
        boolean enough = complete.size() >= ENOUGH_SESSIONS;
        if (enough && complete.size() < candidates.size()) {
            notes.add((candidates.size() - complete.size())
                    + " stored sessions that lack a treatment are left out; the others are enough");
        }
        List<Candidate> chosen = enough ? complete : candidates;
        List<String> common = whole.stream()
                .filter(id ->
                        chosen.stream().allMatch(candidate -> candidate.values().whole(id)))
                .toList();
        return common.isEmpty()
                ? none(Verdict.NO_BASELINE, "no treatment is in all stored sessions", notes)
                : new BaselineChoice(
                        chosen.stream().map(c -> c.session().id()).toList(),
                        chosen.stream().map(Candidate::values).toList(),
                        common,
                        null,
                        List.copyOf(notes));
    }

    private static String gap(Optional<Response> before, Response response) {
        if (before.isEmpty()) {
            return "did not measure it";
        }
        String unit = before.get().unit();
        return unit.equals(response.unit()) ? "" : "has it in '" + unit + "', not in '" + response.unit() + "'";
    }

    private static BaselineChoice none(Verdict verdict, String reason, List<String> notes) {
        return new BaselineChoice(List.of(), List.of(), List.of(), new Blanket(verdict, reason), List.copyOf(notes));
    }
}
