package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.io.IOException;
import java.util.Optional;

/** One machine's share of what the common fio client does. */
final class FioWorker implements Worker {

    private final String machine;
    private final FioClient client;
    private final Optional<FaultedOperations> faulted;

    /** @param faulted told of each operation where there is a fault */
    FioWorker(String machine, FioClient client, Optional<FaultedOperations> faulted) {
        this.machine = machine;
        this.client = client;
        this.faulted = faulted;
    }

    @Override
    public String machine() {
        return machine;
    }

    @Override
    public Answer run(Window window) throws Exception {
        try {
            faulted.ifPresent(it -> it.plan(window));
            FioReport report = client.run(window);
            if (faulted.isPresent()) {
                report.tell(machine, faulted.get());
            }
            return report.answer(machine);
        } catch (Exception e) {
            faulted.ifPresent(it -> it.workerFailed(e));
            throw e;
        } finally {
            faulted.ifPresent(FaultedOperations::workerEnded);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
