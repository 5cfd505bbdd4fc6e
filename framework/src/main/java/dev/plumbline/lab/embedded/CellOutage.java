package dev.plumbline.lab.embedded;

import dev.plumbline.lab.MachineKill;
import dev.plumbline.lab.MachineLife;
import dev.plumbline.lab.ScheduledOutage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * When a cell answers nobody: from when it is killed until it has been started again, which takes a declared time; and as long as it
 * has no cable.
 */
final class CellOutage implements MachineKill, MachineLife, ScheduledOutage {

    private final long restartNanos;
    private final Pace pace;
    private final FaultSpan killed = new FaultSpan();
    private final FaultSpan cut = new FaultSpan();
    private volatile boolean unplanned;

    CellOutage(Duration restart, Pace pace) {
        this.restartNanos = restart.toNanos();
        this.pace = pace;
    }

    /** When nothing reaches it, though it runs. */
    FaultSpan cut() {
        return cut;
    }

    @Override
    public void planned(long at, long restartAt) {
        killed.planned(
                at, restartAt == Long.MAX_VALUE ? Long.MAX_VALUE : restartAt + pace.stretch((double) restartNanos));
    }

    @Override
    public void kill() {
        if (killed.begin()) {
            unplanned = true;
        }
    }

    /** What was planned is a schedule's business, and breaks nothing. */
    @Override
    public Optional<String> end() {
        return unplanned ? Optional.of("has ended") : Optional.empty();
    }

    /** One that was planned goes on by its schedule. */
    @Override
    public void startAgain() {
        killed.end();
        unplanned = false;
    }

    @Override
    public boolean down(long moment) {
        return killed.holds(moment) || cut.holds(moment);
    }

    @Override
    public long upFrom(long moment) {
        return Math.max(killed.over(moment), cut.over(moment));
    }

    @Override
    public OptionalLong wentDown(long after, long until) {
        return Stream.of(killed, cut)
                .map(span -> span.began(after, until))
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    void clear() {
        killed.clear();
        cut.clear();
        unplanned = false;
    }
}
