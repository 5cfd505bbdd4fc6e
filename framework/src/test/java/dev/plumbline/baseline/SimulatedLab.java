package dev.plumbline.baseline;

import dev.plumbline.model.Better;
import dev.plumbline.model.Verdict;
import dev.plumbline.statistics.BlockTable;
import dev.plumbline.statistics.Estimate;
import dev.plumbline.statistics.LogSample;
import dev.plumbline.statistics.PooledVariance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A lab whose truth is known, as the logarithms that judging works on; nothing else is made, so that many sweeps cost little.
 *
 * @param treatments treatments of a sweep
 * @param blocks blocks of a session
 * @param stored stored sessions; 0 for two arms in one session
 * @param session noise between sessions; with arms, between one arm's and the other's stay in a block
 * @param trial noise between trials
 * @param noise how both are distributed
 * @param calibration sessions whose variance is pooled with that of the stored ones; 0 for none
 */
record SimulatedLab(
        int treatments, int blocks, int stored, double session, double trial, SimulatedNoise noise, int calibration) {

    SimulatedLab(int treatments, int blocks, int stored, double session, double trial, SimulatedNoise noise) {
        this(treatments, blocks, stored, session, trial, noise, 0);
    }

    /** Noise between blocks of a session. */
    private static final double BLOCK = 0.005;

    static final Limits LIMITS = new Limits(Math.log(0.95), Math.log(1.05), Better.HIGHER);

    /** How many of so many sweeps came out so. */
    record Count(int sweeps, int hits) {

        double share() {
            return (double) hits / sweeps;
        }

        Calibration.Rate rate() {
            return Calibrating.rate(hits, sweeps);
        }
    }

    /** An effect on the fresh side: on all treatments, or on the first one alone. */
    interface Effect {
        double on(int treatment);

        Effect NONE = t -> 0;

        static Effect uniform(double share) {
            return t -> Math.log1p(-share);
        }

        static Effect onTheFirst(double share) {
            return t -> t == 0 ? Math.log1p(-share) : 0;
        }
    }

    /** Sweeps in which the level or any treatment came out as a regression. */
    Count anyRegression(Effect effect, int sweeps, long seed) {
        Random random = new Random(seed);
        int hits = 0;
        for (int i = 0; i < sweeps; i++) {
            hits += verdicts(effect, random).any(Verdict.REGRESSION) ? 1 : 0;
        }
        return new Count(sweeps, hits);
    }

    /** Sweeps whose level came out as a regression. */
    Count levelRegression(Effect effect, int sweeps, long seed) {
        Random random = new Random(seed);
        int hits = 0;
        for (int i = 0; i < sweeps; i++) {
            hits += verdicts(effect, random).levelVerdict() == Verdict.REGRESSION ? 1 : 0;
        }
        return new Count(sweeps, hits);
    }

    /** Sweeps whose level would be a regression if the tolerance alone were asked for. */
    Count levelBeyondTolerance(Effect effect, int sweeps, long seed) {
        Random random = new Random(seed);
        int hits = 0;
        for (int i = 0; i < sweeps; i++) {
            Bounded level = verdicts(effect, random).level();
            hits += level.log() + level.margin() < LIMITS.low() ? 1 : 0;
        }
        return new Count(sweeps, hits);
    }

    /** Repetitions that show the smallest effect on the level that an unchanged comparison before them stated. */
    Count levelAtStatedEffect(int repetitions, long seed) {
        Random random = new Random(seed);
        Needs needs = new Needs(LIMITS);
        int hits = 0;
        for (int i = 0; i < repetitions; i++) {
            Bounded level = verdicts(Effect.NONE, random).level();
            double stated = needs.smallestLevel(level, error(level));
            SweepVerdicts repeated = verdicts(Effect.uniform(stated), random);
            hits += repeated.levelVerdict() == Verdict.REGRESSION ? 1 : 0;
        }
        return new Count(repetitions, hits);
    }

    /** The same for the first treatment alone, which is to come out as a regression. */
    Count leafAtStatedEffect(int repetitions, long seed) {
        Random random = new Random(seed);
        Needs needs = new Needs(LIMITS);
        int hits = 0;
        for (int i = 0; i < repetitions; i++) {
            SweepVerdicts before = verdicts(Effect.NONE, random);
            Bounded shape = before.shape(0);
            double stated = needs.smallestLeaf(shape, error(shape), error(before.level()), treatments);
            SweepVerdicts repeated = verdicts(Effect.onTheFirst(stated), random);
            hits += repeated.leaf(0).verdict() == Verdict.REGRESSION ? 1 : 0;
        }
        return new Count(repetitions, hits);
    }

    private static Estimate error(Bounded effect) {
        Estimate error = effect.error();
        if (error == null) {
            throw new IllegalStateException("simulated sessions vary");
        }
        return error;
    }

    SweepVerdicts verdicts(Effect effect, Random random) {
        return new SweepVerdicts(tables(effect, random).figures(), LIMITS);
    }

    private SweepTables tables(Effect effect, Random random) {
        List<double[][]> reference = new ArrayList<>();
        double[][] fresh = new double[blocks][treatments];
        if (stored == 0) {
            double[][] first = new double[blocks][treatments];
            arms(first, fresh, random);
            reference.add(first);
        } else {
            for (int s = 0; s < stored; s++) {
                double[][] table = new double[blocks][treatments];
                session(table, random);
                reference.add(table);
            }
            session(fresh, random);
        }
        for (double[] block : fresh) {
            for (int t = 0; t < treatments; t++) {
                block[t] += effect.on(t);
            }
        }
        return new SweepTables(List.of(), fresh, reference, stored == 0, calibration == 0 ? null : pooled(random));
    }

    private void session(double[][] table, Random random) {
        double ofSession = session * noise.ofSession(random);
        double drift = drift(random);
        for (int b = 0; b < blocks; b++) {
            double ofBlock = ofSession + BLOCK * random.nextGaussian();
            List<Integer> order = order(treatments, random);
            for (int t = 0; t < treatments; t++) {
                double time = (b + (order.get(t) + 0.5) / treatments) / blocks;
                table[b][t] = ofBlock + drift * time + trial * noise.ofTrial(random);
            }
        }
    }

    private PooledVariance pooled(Random random) {
        List<BlockTable> tables = new ArrayList<>();
        for (int s = 0; s < calibration; s++) {
            double[][] table = new double[blocks][treatments];
            session(table, random);
            tables.add(new BlockTable(table));
        }
        double shape = 0;
        for (int t = 0; t < treatments; t++) {
            int treatment = t;
            shape += LogSample.ofLogs(tables.stream()
                            .mapToDouble(table -> table.deviation(treatment))
                            .toArray())
                    .variance();
        }
        double level = LogSample.ofLogs(
                        tables.stream().mapToDouble(BlockTable::mean).toArray())
                .variance();
        int contrasts = treatments - 1;
        return new PooledVariance(
                level, calibration - 1.0, contrasts == 0 ? 0 : shape / contrasts, (calibration - 1.0) * contrasts);
    }

    private void arms(double[][] first, double[][] second, Random random) {
        double drift = drift(random);
        for (int b = 0; b < blocks; b++) {
            double ofBlock = BLOCK * random.nextGaussian();
            double[] ofArm = {session * noise.ofSession(random), session * noise.ofSession(random)};
            List<Integer> order = order(2 * treatments, random);
            for (int i = 0; i < 2 * treatments; i++) {
                double time = (b + (order.get(i) + 0.5) / (2 * treatments)) / blocks;
                (i % 2 == 0 ? first : second)[b][i / 2] =
                        ofBlock + ofArm[i % 2] + drift * time + trial * noise.ofTrial(random);
            }
        }
    }

    private double drift(Random random) {
        return noise == SimulatedNoise.DRIFT ? SimulatedNoise.DRIFT_OF_SESSION * random.nextGaussian() : 0;
    }

    private List<Integer> order(int trials, Random random) {
        if (noise != SimulatedNoise.DRIFT) {
            return Collections.nCopies(trials, 0);
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        return order;
    }
}
