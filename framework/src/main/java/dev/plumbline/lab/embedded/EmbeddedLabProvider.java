package dev.plumbline.lab.embedded;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.LabProvider;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Brings the kind {@code embedded}, and two labs of it: {@code embedded}, and {@code embedded-worn}, whose devices have aged. */
public final class EmbeddedLabProvider implements LabProvider {

    private static final String KIND = "embedded";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Map<String, Object>> builtIn() {
        Map<String, Object> arms = new LinkedHashMap<>(); // the order counts: the first arm is compared from
        arms.put("declared", Map.of());
        arms.put("worn", Map.of("wear", "15 %"));
        return Map.of(
                KIND,
                Map.of("changes", Map.of("worn", arms)),
                "embedded-worn",
                Map.of("like", KIND, "baselines", KIND, "wear", "15 %"));
    }

    @Override
    public Lab open(LabDescription description, Path scratch) {
        return new EmbeddedLab(description, EmbeddedSettings.read(description.settings()), scratch);
    }
}
