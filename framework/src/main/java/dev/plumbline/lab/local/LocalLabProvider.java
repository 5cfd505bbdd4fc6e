package dev.plumbline.lab.local;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.LabProvider;
import dev.plumbline.lab.linux.Privileges;
import java.nio.file.Path;
import java.util.Map;

/** Brings the kind {@code local}, and one lab of it, {@code local}. */
public final class LocalLabProvider implements LabProvider {

    private static final String KIND = "local";

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
        LocalSettings settings = LocalSettings.read(description.settings());
        Privileges.check(description.name());
        return LocalLab.open(description, settings, scratch);
    }
}
