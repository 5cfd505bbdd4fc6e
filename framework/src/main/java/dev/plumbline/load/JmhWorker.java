package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.io.IOException;

/** One machine's fork. */
final class JmhWorker implements Worker {

    private final JmhMachine machine;
    private final JmhRun run;

    JmhWorker(JmhMachine machine, JmhRun run) {
        this.machine = machine;
        this.run = run;
    }

    @Override
    public String machine() {
        return machine.name();
    }

    @Override
    public Answer run(Window window) throws IOException, InterruptedException {
        return run.run(machine, window);
    }

    @Override
    public void close() throws IOException {
        machine.close();
    }
}
