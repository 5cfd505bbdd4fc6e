package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.LabProvider;
import java.nio.file.Path;
import java.util.Map;

/** Brings the kind {@code libvirt}, and one lab of it, {@code libvirt}: this computer's own hypervisor. */
public final class LibvirtLabProvider implements LabProvider {

    private static final String KIND = "libvirt";

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
        if (description.settings().keys().contains(ExistingLabSettings.KEY)) {
            return ExistingLab.open(description, ExistingLabSettings.read(description.settings()), scratch);
        }
        return LibvirtLab.open(description, LibvirtSettings.read(description.settings()), scratch);
    }
}
