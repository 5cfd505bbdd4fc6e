package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;

/** One machine's streams; what it measured is cut to the interval that all machines share. */
final class IperfWorker implements Worker {

    private final IperfPair pair;
    private final IperfRun run;

    IperfWorker(IperfPair pair, IperfRun run) {
        this.pair = pair;
        this.run = run;
    }

    @Override
    public String machine() {
        return pair.machine();
    }

    @Override
    public Answer run(Window window) throws Exception {
        return run.answer(pair.run(window), window);
    }

    @Override
    public void close() {
        pair.close();
    }
}
