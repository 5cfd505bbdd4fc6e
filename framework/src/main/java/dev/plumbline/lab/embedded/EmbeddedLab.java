package dev.plumbline.lab.embedded;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.TrialPoint;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.model.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A lab inside this JVM, whose true curve follows from its settings. */
final class EmbeddedLab implements Lab {

    private static final String NOTICE =
            "The devices of this lab are emulated from declared numbers: its figures check the"
                    + " measuring and the judging, and say nothing about this computer.";

    private final LabDescription description;
    private final EmbeddedSettings settings;
    private final EmbeddedDevices devices;

    EmbeddedLab(LabDescription description, EmbeddedSettings settings, Path scratch) {
        this.description = description;
        this.settings = settings;
        this.devices = new EmbeddedDevices(
                "lab '" + description.name() + "' of kind " + description.kind(), settings, scratch);
    }

    @Override
    public LabDescription description() {
        return description;
    }

    /** All labs of the kind share the computer's processors. */
    @Override
    public String lockName() {
        return description.kind();
    }

    @Override
    public Optional<String> notice() {
        return Optional.of(NOTICE);
    }

    @Override
    public Fingerprint fingerprint() {
        SortedMap<String, String> informational = new TreeMap<>();
        informational.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        informational.put("jdk", Runtime.version().toString());
        return new Fingerprint(settings.identity(), informational);
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
    public void trialStarts(TrialPoint point) {
        devices.trialStarts(point);
    }

    @Override
    public void undo(UndoRecord record) throws IOException {
        devices.undo(record);
    }

    @Override
    public void close() {
        devices.close();
    }
}
