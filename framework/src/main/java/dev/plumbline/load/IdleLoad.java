package dev.plumbline.load;

import dev.plumbline.lab.Load;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Worker;
import java.util.List;

/**
 * Nothing: the machines are there for the interval and are asked before and after it whether they still answer. What the lab
 * observes meanwhile is what they cost by themselves. Response: {@code machines}, how many answered.
 *
 * <pre>{@code
 * machines.run(new IdleLoad()).withBusy("parent CPU")
 * }</pre>
 */
public final class IdleLoad implements Load {

    /** Nothing needs to be said. */
    public IdleLoad() {}

    @Override
    public String description() {
        return "idle";
    }

    @Override
    public List<Worker> workers(Machines machines) {
        return machines.all().stream().<Worker>map(IdleWorker::new).toList();
    }
}
