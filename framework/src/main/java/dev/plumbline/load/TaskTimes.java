package dev.plumbline.load;

import java.util.SplittableRandom;

/**
 * When a user's tasks begin. The rests between them differ, evenly from none to twice their mean: users who are regular would be in step
 * with each other and with what else runs, and measure that. They follow the multiples of the golden ratio (Weyl's sequence), so that
 * also a few of them have nearly their mean. Each machine has the same user in every trial.
 */
final class TaskTimes {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final double meanRest;
    private double position;

    /** @param demand the share of the time for which the tasks would keep a processor busy, above 0 and up to 1 */
    TaskTimes(String machine, double demand) {
        this.meanRest = TaskCount.TASK_NANOS / demand - TaskCount.TASK_NANOS;
        this.position = new SplittableRandom(machine.hashCode()).nextDouble();
    }

    /** From the begin of one task to that of the next, where nobody is in the way; in nanoseconds. */
    long next() {
        position = (position + GOLDEN) % 1;
        return TaskCount.TASK_NANOS + Math.round(2 * meanRest * position);
    }
}
