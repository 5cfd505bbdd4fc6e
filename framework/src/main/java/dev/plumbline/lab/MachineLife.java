package dev.plumbline.lab;

import java.io.IOException;
import java.util.Optional;

/**
 * An ability of a machine that may end by itself, as a virtual one. Loads ask it several times a second, so that a trial does
 * not wait for a machine that is gone.
 */
public interface MachineLife {

    /**
     * How it ended, as the rest of a sentence that begins with its name; empty while it lives. Costs the machine nothing, and
     * takes a moment at most.
     *
     * @throws IOException when that cannot be told
     * @throws InterruptedException when the waiting thread is interrupted
     */
    Optional<String> end() throws IOException, InterruptedException;

    /**
     * What keeps it from answering although nothing has told of an end, as the rest of a sentence that begins with its name; empty
     * where nothing is known to. Asked once a load has failed, so that it may take some seconds. A machine that stands still
     * counts as lost, as one that has ended does.
     *
     * @throws IOException when that cannot be told
     * @throws InterruptedException when the waiting thread is interrupted
     */
    default Optional<String> standstill() throws IOException, InterruptedException {
        return Optional.empty();
    }
}
