package dev.plumbline.lab;

import dev.plumbline.model.Quantities;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The fault of one trial, of a machine or of a LUN; or none, for what others are held against. A load is given it, and its {@linkplain #strike worker} carries it out; the machine
 * that it strikes may end from then on until it is {@linkplain #mend mended}.
 */
public final class DeclaredFault {

    private final FaultSpec spec;
    private final List<Machine> machines;
    private final List<Lun> luns;
    private final Breakage breakage;
    private volatile boolean inEffect;

    /** @param luns what it may strike in place of the machines */
    DeclaredFault(FaultSpec spec, List<Machine> machines, List<Lun> luns) {
        this.spec = spec;
        this.machines = List.copyOf(machines);
        this.luns = List.copyOf(luns);
        this.breakage = switch (spec.kind()) {
            case NONE -> new NoBreakage();
            case MACHINE_KILLED -> new KilledMachine(machines.get(spec.machine() - 1));
            case LINK_DOWN -> new PulledCable(machines.get(spec.machine() - 1), spec.leg());
            case LUN_SLOW -> new SlowedLun(luns.get(spec.lun() - 1), spec.times());
            case DISK_FULL -> new FilledLun(luns.get(spec.lun() - 1));
        };
    }

    /** The same on the same machines or LUNs for another treatment. */
    DeclaredFault at(FaultSpec other) {
        return new DeclaredFault(other, machines, luns);
    }

    /** The machine that it strikes; empty where it strikes none. */
    public Optional<Machine> machine() {
        return spec.kind().strikesMachine() ? Optional.of(machines.get(spec.machine() - 1)) : Optional.empty();
    }

    /** The LUN that it strikes; empty where it strikes none. */
    public Optional<Lun> lun() {
        return spec.kind().strikesLun() ? Optional.of(luns.get(spec.lun() - 1)) : Optional.empty();
    }

    /** The name of the machine or LUN that it strikes, or {@code nothing}. */
    public String struck() {
        return breakage.struck();
    }

    /** What is done about it. */
    public Repair repair() {
        return spec.repair();
    }

    /** What breaks, in a few words for reports. */
    public String words() {
        return switch (spec.kind()) {
            case NONE -> "nothing breaks";
            case MACHINE_KILLED -> "machine " + spec.machine() + " is killed";
            case LINK_DOWN -> "leg " + spec.leg() + " of machine " + spec.machine() + " goes down";
            case LUN_SLOW -> "LUN " + spec.lun() + " takes " + spec.times() + " times as long";
            case DISK_FULL -> "LUN " + spec.lun() + " is full";
        };
    }

    /**
     * When it strikes, on the clock of {@link System#nanoTime()}.
     *
     * @throws IncompleteTrialException when the trial's interval is over by then
     */
    public long strikesAt(Window window) {
        return within(window, spec.after().nanos(window), "strikes");
    }

    /**
     * When it is noticed and something is done about it, on the same clock.
     *
     * @throws IncompleteTrialException when the trial's interval is over by then
     */
    public long noticedAt(Window window) {
        return within(window, spec.after().nanos(window) + spec.noticed().nanos(window), "is noticed");
    }

    private static long within(Window window, long nanos, String what) {
        long length = window.to() - window.from();
        if (nanos >= length) {
            throw new IncompleteTrialException("the fault " + what + " "
                    + Quantities.formatDuration(Duration.ofNanos(nanos)) + " into an interval of "
                    + Quantities.formatDuration(Duration.ofNanos(length))
                    + "; lengthen the interval, as -Dplumbline.measure=10s, or write less in @Fault");
        }
        return window.from() + nanos;
    }

    /** Tells what it strikes what will happen in a trial that is about to start. */
    public void plan(Window window) {
        long restart = repair() == Repair.RESTART ? noticedAt(window) : Long.MAX_VALUE;
        breakage.plan(strikesAt(window), restart);
    }

    /**
     * Breaks it, now.
     *
     * @throws Exception when it does not break
     */
    public void strike() throws Exception {
        inEffect = true;
        breakage.strike();
    }

    /**
     * Repairs it, where it has struck and is not repaired yet; returns once it is as before.
     *
     * @throws Exception when it stays broken
     */
    public void mend() throws Exception {
        if (inEffect) {
            breakage.mend();
            inEffect = false;
        }
    }

    /** Whether a machine's end is what was declared, and no reason to break the trial. */
    public boolean explains(Machine gone) {
        return inEffect
                && machine().filter(struck -> gone.name().equals(struck.name())).isPresent();
    }
}
