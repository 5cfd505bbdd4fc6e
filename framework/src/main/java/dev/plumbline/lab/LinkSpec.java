package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;

/**
 * A machine's attachment to the network.
 *
 * @param legs links that are made one; 1 for a single link, more for a bond
 * @param bitsPerSecond the rate of each leg, in each direction
 */
public record LinkSpec(int legs, long bitsPerSecond) {

    /** Rejects links that carry nothing. */
    public LinkSpec {
        if (legs < 1 || bitsPerSecond < 1) {
            throw new MisuseException("a link needs at least one leg and a rate above 0, but got " + legs + " of "
                    + bitsPerSecond + " bit/s");
        }
    }
}
