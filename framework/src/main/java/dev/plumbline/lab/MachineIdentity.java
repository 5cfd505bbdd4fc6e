package dev.plumbline.lab;

import java.io.IOException;

/** An ability of a machine that was given a name and an address: it is asked which ones it has. */
public interface MachineIdentity {

    /** What it was given. */
    Identity given();

    /**
     * What it says itself; of several addresses the one that it was given, where that is among them.
     *
     * @throws IOException when it does not tell
     * @throws InterruptedException when the waiting thread is interrupted
     */
    Identity told() throws IOException, InterruptedException;
}
