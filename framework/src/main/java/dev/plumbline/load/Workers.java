package dev.plumbline.load;

import dev.plumbline.lab.Worker;
import java.io.IOException;
import java.util.List;

/** What all loads do with their workers. */
final class Workers {

    private Workers() {}

    /** Closes every one; failures are added to the one that is the reason. */
    static void closeAll(List<Worker> workers, Throwable reason) {
        for (Worker worker : workers) {
            try {
                worker.close();
            } catch (IOException | RuntimeException e) {
                reason.addSuppressed(e);
            }
        }
    }
}
