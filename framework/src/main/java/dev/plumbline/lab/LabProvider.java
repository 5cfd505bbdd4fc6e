package dev.plumbline.lab;

import java.nio.file.Path;
import java.util.Map;

/** A kind of lab; found by {@link java.util.ServiceLoader}. */
public interface LabProvider {

    /** The kind, as {@code lab.yaml} writes it. */
    String kind();

    /** The labs of this kind that are there without a {@code lab.yaml}: name to settings. */
    default Map<String, Map<String, Object>> builtIn() {
        return Map.of();
    }

    /**
     * Opens a lab. Makes nothing in it.
     *
     * @param description what {@code lab.yaml} says
     * @param scratch a folder for files of this run, deleted afterwards; it is there once the lab is used, not yet while it
     *     is opened
     * @throws dev.plumbline.model.MisuseException when the description is wrong
     * @throws MissingCapabilityException when a tool is missing
     */
    Lab open(LabDescription description, Path scratch);
}
