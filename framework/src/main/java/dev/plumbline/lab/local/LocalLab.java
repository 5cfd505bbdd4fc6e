package dev.plumbline.lab.local;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.model.Fingerprint;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/** The computer that runs the tests as a lab. */
final class LocalLab implements Lab {

    private final LabDescription description;
    private final LocalSettings settings;
    private final LocalDevices devices;

    LocalLab(LabDescription description, LocalSettings settings, Path scratch) {
        this.description = description;
        this.settings = settings;
        this.devices = new LocalDevices(scratch);
    }

    @Override
    public LabDescription description() {
        return description;
    }

    /** All labs of the kind share the computer. */
    @Override
    public String lockName() {
        return description.kind();
    }

    @Override
    public Optional<String> notice() {
        return Optional.empty();
    }

    @Override
    public Fingerprint fingerprint() {
        return new Fingerprint(new TreeMap<>(), new TreeMap<>());
    }

    @Override
    public Demand capacity() {
        return settings.capacity();
    }

    @Override
    public Times times() {
        return settings.times();
    }

    @Override
    public <P> Optional<P> port(Class<P> type) {
        return type.isInstance(devices) ? Optional.of(type.cast(devices)) : Optional.empty();
    }

    @Override
    public void undo(UndoRecord record) throws Exception {
        devices.undo(record);
    }

    @Override
    public void close() {
        // All that it makes is provisioned, and taken back by the ledger.
    }
}
