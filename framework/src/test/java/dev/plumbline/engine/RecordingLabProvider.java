package dev.plumbline.engine;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.LabProvider;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.model.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** A lab whose only ability is to have its undoing written down. */
public class RecordingLabProvider implements LabProvider {

    @Override
    public String kind() {
        return "recording";
    }

    @Override
    public Map<String, Map<String, Object>> builtIn() {
        return Map.of("recording", Map.of());
    }

    @Override
    public Lab open(LabDescription description, Path scratch) {
        return new Lab() {
            @Override
            public LabDescription description() {
                return description;
            }

            @Override
            public Optional<String> notice() {
                return Optional.empty();
            }

            @Override
            public Fingerprint fingerprint() {
                return new Fingerprint(Collections.emptySortedMap(), Collections.emptySortedMap());
            }

            @Override
            public Demand capacity() {
                return Demand.of(Demand.MACHINES, 4);
            }

            @Override
            public Times times() {
                return new Times(Duration.ZERO, Duration.ofMillis(1));
            }

            @Override
            public <P> Optional<P> port(Class<P> type) {
                return Optional.empty();
            }

            @Override
            public void undo(UndoRecord record) throws IOException {
                Recording.undo(record);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
