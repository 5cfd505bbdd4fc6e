package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Window;
import java.util.List;

/** A user's tasks that ended within the measured interval. */
final class TaskCount {

    /** How long one task has a processor. */
    static final long TASK_NANOS = 4_000_000;

    private final Window window;
    private final Tally tasks;
    private double elapsed;
    private double worked;

    TaskCount(Window window) {
        this.window = window;
        this.tasks = new Tally(window);
    }

    /**
     * Counts a task.
     *
     * @param end when it ended
     * @param took how long it took
     * @param had how long it had a processor
     */
    void done(long end, long took, long had) {
        if (Tally.counts(window, end)) {
            tasks.add(end, 1);
            elapsed += took;
            worked += had;
        }
    }

    Answer answer(String machine, ScheduleLoop.Course course) {
        return new Answer(
                course.startDelay(),
                course.measured(),
                course.lag(),
                values(machine, tasks.total(), window, elapsed, worked),
                null,
                List.of(tasks.series("tasks", "1/s", 1)),
                List.of());
    }

    /**
     * The responses of one machine.
     *
     * @param tasks how many ended
     * @param took how long they took, in nanoseconds
     * @param had how long they had a processor
     * @throws IncompleteTrialException when none ended
     */
    static List<Value> values(String machine, double tasks, Window window, double took, double had) {
        if (!(tasks > 0 && had > 0)) {
            throw new IncompleteTrialException(
                    "no task of the user of " + machine + " ended within the interval; lengthen it, or ask for more");
        }
        return List.of(
                new Value("tasks", "1/s", tasks / window.seconds(), Combine.SUM),
                new Value("slowdown", "", took / had, Combine.MEAN, tasks));
    }
}
