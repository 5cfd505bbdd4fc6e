package dev.plumbline.icf;

import dev.plumbline.icf.IcfText.Line;

/** Takes the lines of one section. */
interface IcfSection {

    /** Takes a key; {@code false} when it is none of this section's, and may be a comment on the one before. */
    boolean key(Line line, String key);

    /** Takes a line of values under the last key that was this section's. */
    void value(Line line);

    /** Told at the line that closes the section, or the last one before its end. */
    void end(Line line);
}
