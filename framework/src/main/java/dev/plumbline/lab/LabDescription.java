package dev.plumbline.lab;

/**
 * What {@code lab.yaml} says of a lab.
 *
 * @param name its name
 * @param kind its kind
 * @param baselinesOf the name of the lab under which its sessions are stored and looked up; its own name, unless it says
 *     that it is held against another's
 * @param settings the rest, for the kind to read
 * @param commandChanges the changes that commands switch
 */
public record LabDescription(
        String name, String kind, String baselinesOf, Settings settings, CommandChanges commandChanges) {

    /** A lab without changes by commands. */
    public LabDescription(String name, String kind, String baselinesOf, Settings settings) {
        this(name, kind, baselinesOf, settings, CommandChanges.NONE);
    }
}
