package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;

/**
 * A machine's attachment to the network.
 *
 * @param legs links that are made one; 1 for a single link, more for a bond
 * @param bitsPerSecond the rate of each leg, in each direction; {@link #UNLIMITED} for as fast as it goes
 */
public record LinkSpec(int legs, long bitsPerSecond) {

    /** No rate that is set. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private static final String WRITTEN_UNLIMITED = "unlimited";

    /** Rejects links that carry nothing. */
    public LinkSpec {
        if (legs < 1 || bitsPerSecond < 1) {
            throw new MisuseException("a link needs at least one leg and a rate above 0, but got " + legs + " of "
                    + bitsPerSecond + " bit/s");
        }
    }

    /** A rate as users write it: {@code "100 Mbit/s"} or {@code "unlimited"}. */
    static long rate(String text) {
        return text.strip().equals(WRITTEN_UNLIMITED) ? UNLIMITED : Quantities.bitsPerSecond(text);
    }

    /** Whether no rate is set. */
    public boolean unlimited() {
        return bitsPerSecond == UNLIMITED;
    }
}
