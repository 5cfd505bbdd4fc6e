package dev.plumbline.lab;

import java.util.Optional;

/** An ability of a lab: it can tell whether anything but itself uses what will be measured. */
public interface QuietCheck {

    /**
     * Waits for a bounded time until nothing disturbs. Called before each block, when its resources are there and nothing is
     * loaded.
     *
     * @return empty when it is quiet; otherwise one sentence that names what goes on
     */
    Optional<String> awaitQuiet();
}
