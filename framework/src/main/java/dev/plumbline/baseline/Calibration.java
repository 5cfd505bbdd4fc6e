package dev.plumbline.baseline;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Session;
import dev.plumbline.statistics.PooledVariance;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What sessions of an unchanged lab tell of its noise: how much of it comes from where, how often judging raised a false alarm,
 * and how small a change it can see. Stored beside the baselines, it makes the level's variance rest on more than three sessions.
 *
 * @param lab the lab's name
 * @param experiment the experiment's id
 * @param identity the identity keys of the environment that all its sessions ran in
 * @param sessions the sessions' ids, oldest first; at least three
 * @param blocks the blocks of each session
 * @param responses one for each response
 */
public record Calibration(
        String lab,
        String experiment,
        SortedMap<String, String> identity,
        List<String> sessions,
        int blocks,
        List<OfResponse> responses) {

    /** So many sessions are the fewest that a variance between them is taken from. */
    public static final int FEWEST = 3;

    /** Copies; rejects a calibration of too few sessions. */
    public Calibration {
        identity = Collections.unmodifiableSortedMap(new TreeMap<>(identity));
        sessions = List.copyOf(sessions);
        responses = List.copyOf(responses);
        if (sessions.size() < FEWEST) {
            throw new IllegalArgumentException("a calibration needs at least " + FEWEST + " sessions");
        }
    }

    /**
     * What is known of one response.
     *
     * @param response its name
     * @param unit its unit
     * @param session the noise between sessions
     * @param block the noise between the blocks of a session
     * @param interaction what a session does to one treatment and not to the others
     * @param trial the noise between trials of one block
     * @param falseAlarms how often one of the sessions, held against three others, came out as a regression anywhere
     * @param smallestLevel the smallest worsening of the whole sweep that three stored sessions and this calibration would
     *     show with a probability of 80 %, as a share
     * @param smallestTreatments treatment id to the smallest worsening of that treatment alone, likewise
     */
    public record OfResponse(
            String response,
            String unit,
            Component session,
            Component block,
            Component interaction,
            Component trial,
            Rate falseAlarms,
            double smallestLevel,
            SortedMap<String, Double> smallestTreatments) {

        /** Copies the effects. */
        public OfResponse {
            smallestTreatments = Collections.unmodifiableSortedMap(new TreeMap<>(smallestTreatments));
        }

        /** What it tells of sessions of so many blocks and treatments. */
        PooledVariance pooled(int blocks, int treatments) {
            double shape = interaction.variance() + trial.variance() / blocks;
            double level = session.variance() + block.variance() / blocks + shape / treatments;
            return new PooledVariance(
                    level, session.degreesOfFreedom(), shape, treatments == 1 ? 0 : interaction.degreesOfFreedom());
        }
    }

    /**
     * A part of the noise, on logs: the root of the variance is a coefficient of variation.
     *
     * @param variance 0 where the sessions showed none beyond what the finer parts explain
     * @param degreesOfFreedom what it rests on; 0 where there is nothing to tell it from
     */
    public record Component(double variance, double degreesOfFreedom) {}

    /**
     * A share that was counted.
     *
     * @param count how often it happened
     * @param of in how many
     * @param low the lower bound of the exact 95 % interval of the share
     * @param high its upper bound
     */
    public record Rate(int count, int of, double low, double high) {}

    /**
     * Calibrates.
     *
     * @param sessions three or more whole sessions of one experiment on one lab in one environment, with as many blocks each
     * @throws MisuseException when they are not that
     */
    public static Calibration of(List<Session> sessions) {
        return new Calibrating(sessions).calibration();
    }
}
