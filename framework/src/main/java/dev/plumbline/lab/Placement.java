package dev.plumbline.lab;

/** How machines' disks are laid out over LUNs. */
public enum Placement {
    /** A LUN is filled before the next one is begun. */
    PACKED,
    /** Each next machine goes to the next LUN. */
    ALTERNATING,
    /** Groups as equal as they can be, over all LUNs: of two, the first half of the machines is on the first one. */
    SPREAD
}
