package dev.plumbline.lab;

/** What breaks on purpose. */
public enum FaultKind {
    /** Nothing: the level of a factor that others are held against. What a load answers under a fault, it answers here too. */
    NONE,
    /** A machine ends at once and without a warning, as by a power cut. */
    MACHINE_KILLED,
    /** The cable of one leg of a machine's link is pulled. */
    LINK_DOWN,
    /** A LUN takes several times as long for each request. */
    LUN_SLOW,
    /** A LUN has no room left: what is written to it fails, what is read does not. */
    DISK_FULL;

    /** Whether it strikes a machine. */
    boolean strikesMachine() {
        return this == MACHINE_KILLED || this == LINK_DOWN;
    }

    /** Whether it strikes a LUN. */
    boolean strikesLun() {
        return this == LUN_SLOW || this == DISK_FULL;
    }

    /** Whether that can be done about it; about nothing, anything. */
    boolean takes(Repair repair) {
        return switch (repair) {
            case RESTART -> true;
            case SEND_ON -> !strikesLun();
            case AFTERWARDS -> !strikesMachine();
        };
    }
}
