package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.MachineClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** The clocks of a trial's machines, as far as they have clocks of their own, against this computer's. */
final class MachineClocks {

    /** A clock that moves by more in a trial was set; one that merely runs too fast or too slow takes minutes to. */
    private static final long MOST_MOVED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Map<String, MachineClock> clocks = new LinkedHashMap<>();

    MachineClocks(List<FioMachine> machines) {
        machines.forEach(machine ->
                machine.machine().port(MachineClock.class).ifPresent(clock -> clocks.put(machine.name(), clock)));
    }

    /**
     * How far they are ahead now, in nanoseconds; all are asked at once.
     *
     * @throws IncompleteTrialException when one does not tell
     */
    SortedMap<String, Long> ahead() throws InterruptedException {
        Map<String, FutureTask<Long>> asked = new LinkedHashMap<>();
        clocks.forEach((machine, clock) -> asked.put(machine, ask(clock)));
        SortedMap<String, Long> ahead = new TreeMap<>();
        try {
            for (Map.Entry<String, FutureTask<Long>> one : asked.entrySet()) {
                ahead.put(one.getKey(), answer(one.getKey(), one.getValue()));
            }
            return ahead;
        } finally {
            asked.values().forEach(task -> task.cancel(true));
        }
    }

    private static FutureTask<Long> ask(MachineClock clock) {
        FutureTask<Long> task = new FutureTask<>(clock::aheadNanos);
        Thread thread = new Thread(task, "plumbline-clock");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static long answer(String machine, FutureTask<Long> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IncompleteTrialException(
                    "the clock of " + machine + " did not tell the time: " + cause.getMessage(), e);
        }
    }

    /**
     * How far they were ahead in the middle of a load; a clock that runs too fast is right there, at both ends it is not.
     *
     * @throws IncompleteTrialException when one was set between the two
     */
    static SortedMap<String, Long> between(SortedMap<String, Long> before, SortedMap<String, Long> after) {
        SortedMap<String, Long> middle = new TreeMap<>();
        before.forEach((machine, first) -> {
            long moved = after.getOrDefault(machine, first) - first;
            if (Math.abs(moved) > MOST_MOVED_NANOS) {
                throw new IncompleteTrialException("the clock of " + machine + " moved by "
                        + TimeUnit.NANOSECONDS.toMillis(moved)
                        + " ms against this computer's during the trial, so that nobody knows when its operations ended;"
                        + " let no service set it while trials run");
            }
            middle.put(machine, first + moved / 2);
        });
        return middle;
    }
}
