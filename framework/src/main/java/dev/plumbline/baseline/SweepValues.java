package dev.plumbline.baseline;

import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a session has to say about one response: for each treatment a logarithm for each block, or why it has none. Only
 * complete blocks count in a session that ended early.
 */
final class SweepValues {

    private final List<Integer> blocks;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    /**
     * A treatment's trials.
     *
     * @param logs the logarithms of what its complete trials measured, in order of block
     * @param gap why the treatment cannot be judged, as the rest of a sentence; {@code ""} when it can
     */
    record Row(List<Double> logs, String gap) {

        Row {
            logs = List.copyOf(logs);
        }

        boolean whole() {
            return gap.isEmpty();
        }
    }

    private SweepValues(List<Integer> blocks) {
        this.blocks = blocks;
    }

    /** Reads the trials of a session without arms, once. */
    static SweepValues of(Session session, Response response) {
        return of(session, response, trials(session, null), blocks(session, List.of(trials(session, null))));
    }

    /** Reads the trials of each arm; only blocks that are complete on all arms count in a session that ended early. */
    static List<SweepValues> ofArms(Session session, Response response) {
        List<Map<String, Map<Integer, TrialRecord>>> arms = session.design().arms().stream()
                .map(arm -> trials(session, arm))
                .toList();
        List<Integer> blocks = blocks(session, arms);
        return arms.stream().map(arm -> of(session, response, arm, blocks)).toList();
    }

    private static Map<String, Map<Integer, TrialRecord>> trials(Session session, @Nullable String arm) {
        Map<String, Map<Integer, TrialRecord>> trials = new HashMap<>();
        for (TrialRecord trial : session.trials()) {
            if (arm == null || arm.equals(trial.arm())) {
                // Of two trials of one treatment in one block the broken one counts: never again until green.
                trials.computeIfAbsent(trial.treatment(), id -> new HashMap<>())
                        .merge(trial.block(), trial, (a, b) -> a.measurement() == null ? a : b);
            }
        }
        return trials;
    }

    private static SweepValues of(
            Session session, Response response, Map<String, Map<Integer, TrialRecord>> trials, List<Integer> blocks) {
        SweepValues values = new SweepValues(blocks);
        for (String treatment : session.design().treatments()) {
            values.rows.put(treatment, values.row(trials.getOrDefault(treatment, Map.of()), response));
        }
        return values;
    }

    /** How many blocks count. */
    int blocks() {
        return blocks.size();
    }

    /** The treatment's trials; empty when the session was not to measure it. */
    Optional<Row> row(String treatment) {
        return Optional.ofNullable(rows.get(treatment));
    }

    /** Whether the treatment has a value in every block. */
    boolean whole(String treatment) {
        return row(treatment).map(Row::whole).orElse(false);
    }

    /** The treatments that have a value in every block, in the design's order. */
    List<String> wholeTreatments() {
        return rows.keySet().stream().filter(this::whole).toList();
    }

    /** A row for each block of the logarithms of these treatments, all of which are whole. */
    double[][] table(List<String> treatments) {
        double[][] table = new double[blocks.size()][treatments.size()];
        for (int t = 0; t < treatments.size(); t++) {
            List<Double> logs =
                    rows.getOrDefault(treatments.get(t), new Row(List.of(), "")).logs();
            for (int b = 0; b < table.length; b++) {
                table[b][t] = logs.get(b);
            }
        }
        return table;
    }

    private Row row(Map<Integer, TrialRecord> trials, Response response) {
        List<Double> logs = new ArrayList<>();
        int lost = 0;
        String why = "";
        int missing = 0;
        int notPositive = 0;
        for (int block : blocks) {
            TrialRecord trial = trials.get(block);
            OptionalDouble value = trial == null ? OptionalDouble.empty() : value(trial, response);
            if (trial == null || trial.measurement() == null) {
                lost++;
                why = why.isEmpty() && trial != null && trial.failure() != null ? " (" + trial.failure() + ")" : why;
            } else if (value.isEmpty()) {
                missing++;
            } else if (value.getAsDouble() <= 0) {
                notPositive++;
            } else {
                logs.add(Math.log(value.getAsDouble()));
            }
        }
        return new Row(logs, gap(response, lost, why, missing, notPositive));
    }

    private String gap(Response response, int lost, String why, int missing, int notPositive) {
        if (blocks.isEmpty()) {
            return "has no complete block";
        }
        String of = " of " + blocks.size() + (blocks.size() == 1 ? " trial" : " trials");
        if (lost > 0) {
            return "lost " + lost + of + why;
        }
        if (missing > 0) {
            return "has no " + response.name() + (response.unit().isEmpty() ? "" : " in " + response.unit()) + " in "
                    + missing + of;
        }
        return notPositive > 0 ? "measured 0 or less in " + notPositive + of + ", of which no ratio can be taken" : "";
    }

    /** A reading in another unit than the declared one is no value of the response. */
    private static OptionalDouble value(TrialRecord trial, Response response) {
        return trial.measurement() == null
                ? OptionalDouble.empty()
                : trial.measurement().readings().stream()
                        .filter(reading -> reading.response().equals(response.name()))
                        .filter(reading ->
                                reading.unit() == null || reading.unit().equals(response.unit()))
                        .mapToDouble(Reading::value)
                        .findFirst();
    }

    private static List<Integer> blocks(Session session, List<Map<String, Map<Integer, TrialRecord>>> arms) {
        List<Integer> blocks = new ArrayList<>();
        for (int block = 1; block <= session.design().blocks(); block++) {
            int number = block;
            if (session.endedEarly() == null
                    || session.design().treatments().stream()
                            .allMatch(id -> arms.stream()
                                    .allMatch(trials ->
                                            trials.getOrDefault(id, Map.of()).containsKey(number)))) {
                blocks.add(block);
            }
        }
        return blocks;
    }
}
