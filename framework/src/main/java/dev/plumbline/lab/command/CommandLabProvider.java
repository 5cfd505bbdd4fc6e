package dev.plumbline.lab.command;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.LabProvider;
import java.nio.file.Path;

/** Brings the kind {@code command}. */
public final class CommandLabProvider implements LabProvider {

    @Override
    public String kind() {
        return "command";
    }

    @Override
    public Lab open(LabDescription description, Path scratch) {
        return CommandLab.open(description, CommandSettings.read(description.settings()), scratch);
    }
}
