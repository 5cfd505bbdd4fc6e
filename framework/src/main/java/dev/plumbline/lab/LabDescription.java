package dev.plumbline.lab;

import java.nio.file.Path;
import java.util.Map;

/**
 * What {@code lab.yaml} says of a lab.
 *
 * @param name its name
 * @param kind its kind
 * @param baselinesOf the name of the lab under which its sessions are stored and looked up; its own name, unless it says
 *     that it is held against another's
 * @param fingerprint the keys that users add to its fingerprint: the section of that name
 * @param settings the rest, for the kind to read
 * @param commandChanges the changes that commands switch
 * @param folder the folder of {@code lab.yaml}, in which commands of it run on this computer
 */
public record LabDescription(
        String name,
        String kind,
        String baselinesOf,
        Settings fingerprint,
        Settings settings,
        CommandChanges commandChanges,
        Path folder) {

    /** Makes the folder absolute. */
    public LabDescription {
        folder = folder.toAbsolutePath().normalize();
    }

    /** A lab to whose fingerprint nothing is added, without changes by commands. */
    public LabDescription(String name, String kind, String baselinesOf, Settings settings) {
        this(name, kind, baselinesOf, new Settings("", Map.of()), settings, CommandChanges.NONE, Path.of(""));
    }
}
