package dev.plumbline.expect;

import dev.plumbline.model.Treatment;
import java.util.List;

/** One form of what may be expected. */
interface Expected {

    /** The treatments that it speaks of. */
    List<Treatment> about();

    /** The response whose figures it needs at all of them; {@code ""} for none. */
    String response();

    /** Whether it came out. Asked only when all that it speaks of was measured, in two blocks or more. */
    Answer check(Sweep sweep);
}
