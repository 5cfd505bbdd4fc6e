package dev.plumbline.icf;

import dev.plumbline.load.AccessSpec;

/**
 * An access specification of a file.
 *
 * @param name its name
 * @param assignment which new workers get it
 * @param access what it does, with one outstanding operation; IOMeter's alignment of 0 is one of 512 B
 */
public record IcfSpecification(String name, Assignment assignment, AccessSpec access) {

    /** Which new workers get a specification, in the order of the numbers in old files. */
    public enum Assignment {
        /** None. */
        NONE,
        /** All. */
        ALL,
        /** Those that load disks. */
        DISK,
        /** Those that load networks. */
        NET
    }

    /** Whether disks can do it: they do not reply. */
    public boolean isForDisks() {
        return assignment != Assignment.NET && access.lines().stream().allMatch(line -> line.replyBytes() == 0);
    }
}
