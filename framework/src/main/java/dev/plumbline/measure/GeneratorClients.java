package dev.plumbline.measure;

import dev.plumbline.lab.GeneratorWorker;
import dev.plumbline.lab.Worker;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How busy the clients of this JVM were. Where they hardly waited for an answer, they are the limit, and a figure says something
 * of the generator and nothing of the lab.
 */
final class GeneratorClients {

    /** The resource's name. */
    static final String NAME = "generator clients";

    private GeneratorClients() {}

    /** The busiest worker's share, 0 to 1; empty where no worker tells. */
    static OptionalDouble busy(List<Worker> workers) {
        return workers.stream()
                .filter(GeneratorWorker.class::isInstance)
                .flatMapToDouble(worker -> ((GeneratorWorker) worker).generatorBusy().stream())
                .max();
    }
}
