package dev.plumbline.lab.noop;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.LabProvider;
import java.nio.file.Path;
import java.util.Map;

/** Brings the kind {@code noop} and a lab of that name. */
public final class NoopLabProvider implements LabProvider {

    private static final String KIND = "noop";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Map<String, Object>> builtIn() {
        return Map.of(KIND, Map.of());
    }

    @Override
    public Lab open(LabDescription description, Path scratch) {
        description.settings().known();
        return new NoopLab(description);
    }
}
