package dev.plumbline.baseline;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import dev.plumbline.statistics.BlockTable;
import dev.plumbline.statistics.Estimate;
import dev.plumbline.statistics.PooledVariance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The computing behind {@link Calibration}. Variance components by the method of moments (Montgomery, Design and Analysis of
 * Experiments, random effects models): a component that comes out negative is 0. Intervals of counted shares are exact (Clopper
 * and Pearson, Biometrika 26, 1934).
 */
final class Calibrating {

    /** Each session is held against so many others. */
    private static final int OTHERS = 3;

    private final List<Session> sessions;

    Calibrating(List<Session> unordered) {
        this.sessions = unordered.stream()
                .sorted(Comparator.comparing(Session::started).thenComparing(Session::id))
                .toList();
        check();
    }

    Calibration calibration() {
        Session first = sessions.get(0);
        return new Calibration(
                first.lab().name(),
                first.experiment().id(),
                first.fingerprint().identity(),
                sessions.stream().map(Session::id).toList(),
                first.design().blocks(),
                first.experiment().responses().stream().map(this::of).toList());
    }

    private void check() {
        if (sessions.size() < Calibration.FEWEST) {
            throw new MisuseException("a calibration needs at least " + Calibration.FEWEST + " sessions, but there are "
                    + sessions.size() + "; run plumbline.calibrate with more");
        }
        Session first = sessions.get(0);
        Set<String> ids = new HashSet<>();
        for (Session session : sessions) {
            String name = "session " + session.id();
            Wholeness.objection(session).ifPresent(objection -> {
                throw new MisuseException(name + " cannot calibrate, since it " + objection);
            });
            boolean alike = session.experiment().id().equals(first.experiment().id())
                    && session.lab().name().equals(first.lab().name())
                    && session.fingerprint()
                            .identity()
                            .equals(first.fingerprint().identity())
                    && session.design().blocks() == first.design().blocks()
                    && session.design().treatments().equals(first.design().treatments())
                    && session.experiment()
                            .responses()
                            .equals(first.experiment().responses());
            if (!alike || !ids.add(session.id())) {
                throw new MisuseException(name + " cannot calibrate together with session " + first.id()
                        + ": they need one experiment, lab, environment and design, and ids of their own");
            }
        }
    }

    private Calibration.OfResponse of(Response response) {
        List<String> treatments = sessions.get(0).design().treatments();
        List<double[][]> tables = sessions.stream()
                .map(session -> table(session, response, treatments))
                .toList();
        List<BlockTable> blockTables = tables.stream().map(BlockTable::new).toList();
        int blocks = tables.get(0).length;
        Squares squares = new Squares(blockTables);
        Calibration.Component trial = squares.trial();
        Calibration.Component block = squares.component(
                squares.block(), trial.variance() / treatments.size(), sessions.size() * (blocks - 1.0));
        Calibration.Component interaction = squares.component(
                squares.interaction(), trial.variance() / blocks, (sessions.size() - 1.0) * (treatments.size() - 1));
        double explained =
                block.variance() / blocks + (interaction.variance() + trial.variance() / blocks) / treatments.size();
        Calibration.Component session = squares.component(squares.session(), explained, sessions.size() - 1.0);
        Calibration.OfResponse variances = new Calibration.OfResponse(
                response.name(),
                response.unit(),
                session,
                block,
                interaction,
                trial,
                falseAlarms(tables, treatments, Limits.of(response)),
                1,
                new TreeMap<>());
        return withEffects(variances, response, treatments, blocks);
    }

    private static double[][] table(Session session, Response response, List<String> treatments) {
        SweepValues values = SweepValues.of(session, response);
        for (String id : treatments) {
            if (!values.whole(id)) {
                throw new MisuseException("session " + session.id() + " cannot calibrate, since " + id + " "
                        + values.row(id).map(SweepValues.Row::gap).orElse("was not measured"));
            }
        }
        return values.table(treatments);
    }

    /** Every session against the three after it, and after the last the first again. */
    private static Calibration.Rate falseAlarms(List<double[][]> tables, List<String> treatments, Limits limits) {
        int alarms = 0;
        for (int i = 0; i < tables.size(); i++) {
            List<double[][]> others = new ArrayList<>();
            for (int j = 1; j <= Math.min(OTHERS, tables.size() - 1); j++) {
                others.add(tables.get((i + j) % tables.size()));
            }
            SweepVerdicts verdicts = new SweepVerdicts(
                    new SweepTables(treatments, tables.get(i), others, false, null).figures(), limits);
            alarms += verdicts.any(Verdict.REGRESSION) ? 1 : 0;
        }
        return rate(alarms, tables.size());
    }

    static Calibration.Rate rate(int count, int of) {
        double low =
                count == 0 ? 0 : BetaDistribution.of(count, of - count + 1.0).inverseCumulativeProbability(0.025);
        double high =
                count == of ? 1 : BetaDistribution.of(count + 1.0, of - count).inverseSurvivalProbability(0.025);
        return new Calibration.Rate(count, of, low, high);
    }

    private Calibration.OfResponse withEffects(
            Calibration.OfResponse of, Response response, List<String> treatments, int blocks) {
        PooledVariance pooled = of.pooled(blocks, treatments.size());
        Needs needs = new Needs(Limits.of(response));
        double stored = 1 + 1.0 / OTHERS;
        Estimate level = new Estimate(0, Math.sqrt(pooled.level() * stored), pooled.levelFreedom() + OTHERS - 1);
        double share = 1 - 1.0 / treatments.size();
        SortedMap<String, Double> smallest = new TreeMap<>();
        double ofLevel = needs.smallestLevel(Bounded.of(level, 1), level);
        double ofTreatment = ofLevel;
        if (treatments.size() > 1) {
            double freedom = pooled.shapeFreedom() + (OTHERS - 1.0) * (treatments.size() - 1);
            Estimate shape = new Estimate(0, Math.sqrt(pooled.shape() * stored * share), freedom);
            ofTreatment = needs.smallestLeaf(Bounded.of(shape, treatments.size()), shape, level, treatments.size());
        }
        for (String treatment : treatments) {
            smallest.put(treatment, ofTreatment);
        }
        return new Calibration.OfResponse(
                of.response(),
                of.unit(),
                of.session(),
                of.block(),
                of.interaction(),
                of.trial(),
                of.falseAlarms(),
                ofLevel,
                smallest);
    }

    /** Mean squares of sessions of one design. */
    private record Squares(List<BlockTable> tables) {

        Calibration.Component trial() {
            BlockTable first = tables.get(0);
            double freedom = tables.size() * (first.blocks() - 1.0) * (first.treatments() - 1);
            double squares = tables.stream()
                    .flatMapToDouble(
                            table -> IntStream.range(0, table.treatments()).mapToDouble(table::squares))
                    .sum();
            return new Calibration.Component(freedom == 0 ? 0 : squares / freedom, freedom);
        }

        double block() {
            BlockTable first = tables.get(0);
            double freedom = tables.size() * (first.blocks() - 1.0);
            return freedom == 0
                    ? 0
                    : tables.stream().mapToDouble(BlockTable::squaresOfBlocks).sum() / freedom;
        }

        double interaction() {
            int treatments = tables.get(0).treatments();
            return treatments == 1
                    ? 0
                    : IntStream.range(0, treatments)
                                    .mapToDouble(t -> variance(tables.stream()
                                            .mapToDouble(table -> table.deviation(t))
                                            .toArray()))
                                    .sum()
                            / (treatments - 1);
        }

        double session() {
            return variance(tables.stream().mapToDouble(BlockTable::mean).toArray());
        }

        Calibration.Component component(double square, double explained, double freedom) {
            return new Calibration.Component(Math.max(0, square - explained), freedom);
        }

        private static double variance(double[] values) {
            double mean = 0;
            for (double value : values) {
                mean += value / values.length;
            }
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return squares / (values.length - 1);
        }
    }
}
