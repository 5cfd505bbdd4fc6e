package dev.plumbline.lab.hosts;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.LabProvider;
import java.nio.file.Path;

/** Brings the kind {@code hosts}. */
public final class HostsLabProvider implements LabProvider {

    @Override
    public String kind() {
        return "hosts";
    }

    @Override
    public Lab open(LabDescription description, Path scratch) {
        return HostsLab.open(description, HostsSettings.read(description.settings()), scratch);
    }
}
