package dev.plumbline.load;

import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Window;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the workers of one trial count together: any of their clients may be answered by any machine. */
final class SharedTraffic {

    private final Set<String> asked;
    private final Map<String, Traffic> traffic = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final CountDownLatch running;

    SharedTraffic(Machines machines) {
        this.asked = machines.all().stream().map(Machine::name).collect(Collectors.toUnmodifiableSet());
        this.running = new CountDownLatch(machines.count());
    }

    /**
     * The machine that answered.
     *
     * @param machine its name; {@code null} where the answer bears none
     * @throws IOException when it is none of those that are asked
     */
    String answering(@Nullable String machine) throws IOException {
        if (machine == null) {
            throw new IOException("answered by nobody");
        }
        if (!asked.contains(machine)) {
            throw new IOException("answered by '" + machine + "', which is not asked in this trial");
        }
        return machine;
    }

    Traffic of(String machine, Window window) {
        return traffic.computeIfAbsent(machine, name -> new Traffic(window));
    }

    /** Counts an answer of a machine, in the measured interval or not. */
    void answered(String machine) {
        answers.computeIfAbsent(machine, name -> new LongAdder()).increment();
    }

    /** Machine to the number of its answers; without those that gave none. */
    Map<String, Long> answers() {
        Map<String, Long> counts = new TreeMap<>();
        answers.forEach((machine, count) -> counts.put(machine, count.sum()));
        return counts;
    }

    /** Called by each worker once it counts no more. */
    void workerEnded() {
        running.countDown();
    }

    void awaitAllWorkers() throws InterruptedException {
        running.await();
    }
}
