package dev.plumbline.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything one run measured for one experiment.
 *
 * @param id unique
 * @param experiment what was asked
 * @param lab where it ran
 * @param started when it started, by the wall clock
 * @param seed what the order, and the noise of an emulated lab, follow from
 * @param frameworkVersion the version of Plumbline that measured it
 * @param fingerprint the environment it ran in
 * @param design how it was laid out
 * @param fixtures set-ups and tear-downs in the order in which they happened
 * @param trials its trials in the order in which they ran
 * @param endedEarly one sentence on why not all planned blocks were run; {@code null} when they were
 * @param importedFrom the kind of file that it was made of, as {@code fio 3.33 JSON}; {@code null} when Plumbline measured it.
 *     Of an imported session the order of the trials is unknown: it is shown and compared, and never fails anything
 * @param setbacks what came between its trials; {@code null} where nothing did
 */
public record Session(
        String id,
        Experiment experiment,
        LabInfo lab,
        Instant started,
        long seed,
        String frameworkVersion,
        Fingerprint fingerprint,
        Design design,
        List<Fixture> fixtures,
        List<TrialRecord> trials,
        @Nullable String endedEarly,
        @Nullable String importedFrom,
        @Nullable Setbacks setbacks) {

    /** Copies the lists. */
    public Session {
        Objects.requireNonNull(id, "id");
        fixtures = List.copyOf(fixtures);
        trials = List.copyOf(trials);
        setbacks = Setbacks.NONE.equals(setbacks) ? null : setbacks;
    }

    /** A session that Plumbline measured, and between whose trials nothing came. */
    public Session(
            String id,
            Experiment experiment,
            LabInfo lab,
            Instant started,
            long seed,
            String frameworkVersion,
            Fingerprint fingerprint,
            Design design,
            List<Fixture> fixtures,
            List<TrialRecord> trials,
            @Nullable String endedEarly) {
        this(
                id,
                experiment,
                lab,
                started,
                seed,
                frameworkVersion,
                fingerprint,
                design,
                fixtures,
                trials,
                endedEarly,
                null,
                null);
    }

    /**
     * The lab a session ran in.
     *
     * @param name its name in {@code lab.yaml}
     * @param kind its kind, as in {@code embedded}
     * @param notice a sentence that belongs on every page about it, as that its devices are emulated; {@code null} for none
     */
    public record LabInfo(
            String name, String kind, @Nullable String notice) {}

    /**
     * How a session is laid out.
     *
     * @param blocks the number of planned blocks
     * @param arms the arms of a change; empty for none
     * @param treatments ids of the treatments that were to be measured; fewer than the experiment's for a partial session
     * @param experimentalUnit what one independent value is, in words
     * @param aliases the covariates that move with a factor
     * @param warmUp warm-up of one trial
     * @param measure measured interval of one trial
     */
    public record Design(
            int blocks,
            List<String> arms,
            List<String> treatments,
            String experimentalUnit,
            List<Alias> aliases,
            Duration warmUp,
            Duration measure) {

        /** Copies the lists. */
        public Design {
            arms = List.copyOf(arms);
            treatments = List.copyOf(treatments);
            aliases = List.copyOf(aliases);
        }

        /** This layout with another number of blocks. */
        public Design withBlocks(int number) {
            return new Design(number, arms, treatments, experimentalUnit, aliases, warmUp, measure);
        }
    }

    /** Whether only a part of the experiment's treatments was to be measured; such a session is never recorded. */
    public boolean partial() {
        return design.treatments().size() < experiment.treatments().size();
    }

    /** This session with the trials of those blocks only of which every trial was run, be it complete or broken. */
    public Session wholeBlocks() {
        int perBlock = design.treatments().size() * Math.max(1, design.arms().size());
        Map<Integer, Long> run =
                trials.stream().collect(Collectors.groupingBy(TrialRecord::block, Collectors.counting()));
        List<TrialRecord> whole = trials.stream()
                .filter(trial -> run.getOrDefault(trial.block(), 0L) == perBlock)
                .toList();
        return measured(design, fixtures, whole, endedEarly);
    }

    /** This session with what was measured in it, everything else as it is. */
    public Session measured(
            Design layout, List<Fixture> happened, List<TrialRecord> run, @Nullable String endedEarlyBecause) {
        return new Session(
                id,
                experiment,
                lab,
                started,
                seed,
                frameworkVersion,
                fingerprint,
                layout,
                happened,
                run,
                endedEarlyBecause,
                importedFrom,
                setbacks);
    }

    /** This session with what came between its trials, everything else as it is. */
    public Session with(Setbacks between) {
        return new Session(
                id,
                experiment,
                lab,
                started,
                seed,
                frameworkVersion,
                fingerprint,
                design,
                fixtures,
                trials,
                endedEarly,
                importedFrom,
                between);
    }

    /** What came between its trials; {@link Setbacks#NONE} where nothing did. */
    public Setbacks between() {
        return setbacks == null ? Setbacks.NONE : setbacks;
    }

    /** The sentence of {@link #endedEarly()}, if any. */
    public Optional<String> endedEarlyBecause() {
        return Optional.ofNullable(endedEarly);
    }
}
