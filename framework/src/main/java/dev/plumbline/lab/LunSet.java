package dev.plumbline.lab;

import java.util.List;

/**
 * Volumes that were provisioned together.
 *
 * @param luns the volumes, in order
 */
public record LunSet(List<Lun> luns) {

    /** Copies the list. */
    public LunSet {
        luns = List.copyOf(luns);
    }

    /** How many there are. */
    public int count() {
        return luns.size();
    }
}
