package dev.plumbline.lab;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends a process with all that it has started. */
final class ProcessTree {

    private static final long PATIENCE_SECONDS = 5;

    private ProcessTree() {}

    /**
     * Kills a process that still runs, and waits until it is gone. The parent goes first: a script whose child alone is killed
     * goes on with its next line.
     */
    static void kill(Process process) {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        while (!children.isEmpty()) {
            List<ProcessHandle> grandchildren =
                    children.stream().flatMap(ProcessHandle::descendants).toList();
            children.forEach(ProcessHandle::destroyForcibly);
            children = grandchildren;
        }
        // One that even then does not end waits in the kernel, and nothing more can be done.
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
