package dev.plumbline.lab;

import java.io.IOException;

/** One machine's share of a load. Used by one thread, for one trial. */
public interface Worker extends AutoCloseable {

    /** The machine it answers for. */
    String machine();

    /**
     * Loads until the window ends.
     *
     * @throws InterruptedException when another worker failed and the trial is given up
     * @throws Exception when this one failed
     */
    Answer run(Window window) throws Exception;

    /** Lets go of files and connections. */
    @Override
    void close() throws IOException;
}
