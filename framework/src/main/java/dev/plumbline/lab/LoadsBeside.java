package dev.plumbline.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Two loads on the same machines at the same time.
 *
 * @param first the load whose operations' times are kept
 * @param second the other one
 */
record LoadsBeside(Load first, Load second) implements Load {

    @Override
    public String description() {
        return first.description() + ", beside " + second.description();
    }

    @Override
    public boolean explains(Machine gone) {
        return first.explains(gone) || second.explains(gone);
    }

    @Override
    public List<Worker> workers(Machines machines) throws Exception {
        List<Worker> workers = new ArrayList<>(first.workers(machines));
        try {
            for (Worker worker : second.workers(machines)) {
                workers.add(OtherAnswer.of(worker, LoadsBeside::withoutTimes));
            }
        } catch (Exception e) { // whatever it is, the first load's workers are let go before it goes on
            close(workers, e);
            throw e;
        }
        return workers;
    }

    /** Times of two loads in one histogram would be those of neither. */
    private static Answer withoutTimes(Answer answer) {
        return new Answer(
                answer.startDelay(),
                answer.measured(),
                answer.lag(),
                answer.values(),
                null,
                answer.series(),
                answer.attachments());
    }

    private static void close(List<Worker> workers, Exception reason) {
        for (Worker worker : workers) {
            try {
                worker.close();
            } catch (IOException | RuntimeException e) {
                reason.addSuppressed(e);
            }
        }
    }
}
