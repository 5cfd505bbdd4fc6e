package dev.plumbline.lab;

import java.util.Optional;

/**
 * An ability of a lab whose machines outlive the run: it tells how somebody gets at them, to look at what failed. A lab without it
 * has nothing that could be kept.
 */
public interface MachineAccess {

    /**
     * The way to what a side effect has made or uses. Asks no machine and runs no command, since the machine may be what failed.
     *
     * @param record what this lab has announced
     * @return empty for what nobody would look at by itself, as a file
     */
    Optional<Way> way(UndoRecord record);

    /**
     * A way to a machine, or to another part of the lab.
     *
     * @param name its name in reports, as {@code vm-1}
     * @param words how it is reached, as the command that leads there; without a secret
     */
    record Way(String name, String words) {}
}
