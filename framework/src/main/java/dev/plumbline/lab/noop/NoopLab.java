package dev.plumbline.lab.noop;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.model.Fingerprint;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;

/** A lab without any ability: only experiments that need nothing of it, or {@link Noop}, run here. */
final class NoopLab implements Lab {

    private static final Times TIMES = new Times(Duration.ZERO, Duration.ofMillis(1));

    private final LabDescription description;

    NoopLab(LabDescription description) {
        this.description = description;
    }

    @Override
    public LabDescription description() {
        return description;
    }

    @Override
    public Optional<String> notice() {
        return Optional.of("This lab does nothing; only what an experiment's own code measures is real.");
    }

    @Override
    public Fingerprint fingerprint() {
        return new Fingerprint(Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    @Override
    public Demand capacity() {
        return Demand.NONE;
    }

    @Override
    public Times times() {
        return TIMES;
    }

    @Override
    public <P> Optional<P> port(Class<P> type) {
        return Optional.empty();
    }

    @Override
    public void undo(UndoRecord record) {
        // nothing was ever done
    }

    @Override
    public void close() {
        // nothing is open
    }
}
