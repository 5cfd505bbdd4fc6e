package dev.plumbline.lab;

/** What is done about a fault as soon as it is noticed. */
public enum Repair {
    /**
     * What broke is started or plugged in again, during the trial, or is as fast as before; its share of the work waits until it is
     * back.
     */
    RESTART,
    /** Its work goes to the other machines at once; it is repaired when the trial is over. For machines. */
    SEND_ON,
    /** Nothing; it is repaired when the trial is over. For LUNs, whose work cannot go elsewhere. */
    AFTERWARDS
}
