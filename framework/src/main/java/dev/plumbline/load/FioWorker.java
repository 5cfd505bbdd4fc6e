package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.io.IOException;

/** One machine's share of what the common fio client does. */
final class FioWorker implements Worker {

    private final String machine;
    private final FioClient client;

    FioWorker(String machine, FioClient client) {
        this.machine = machine;
        this.client = client;
    }

    @Override
    public String machine() {
        return machine;
    }

    @Override
    public Answer run(Window window) throws Exception {
        return client.run(window).answer(machine);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
