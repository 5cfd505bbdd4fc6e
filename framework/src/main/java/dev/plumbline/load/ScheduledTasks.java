package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.MachineProcessor;
import dev.plumbline.lab.ScheduleTurns;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.util.List;

/** A user's tasks on a machine whose processors are emulated by schedule. */
final class ScheduledTasks implements Worker {

    private final String machine;
    private final MachineProcessor processor;
    private final double demand;
    private final ScheduleTurns.Turn turn;

    /** @param turn its turns among all that use processors */
    ScheduledTasks(String machine, MachineProcessor processor, double demand, ScheduleTurns.Turn turn) {
        this.machine = machine;
        this.turn = turn;
        this.processor = processor;
        this.demand = demand;
    }

    @Override
    public String machine() {
        return machine;
    }

    @Override
    public Answer run(Window window) throws Exception {
        TaskCount count = new TaskCount(window);
        ScheduleLoop.Course course =
                ScheduleLoop.run(window, List.of(new User(count, new TaskTimes(machine, demand))), turn);
        return count.answer(machine, course);
    }

    @Override
    public void close() {
        turn.close();
    }

    /** Works on a task slice by slice, and rests until the next one is due. */
    private final class User implements ScheduleLoop.Lane {

        private final TaskCount count;
        private final TaskTimes times;
        private long due;
        private long begun;
        private long left;
        private long slice;

        User(TaskCount count, TaskTimes times) {
            this.times = times;
            this.count = count;
        }

        @Override
        public long begin(long arrival) {
            if (left == 0 && arrival < due) {
                slice = 0;
                return due;
            }
            if (left == 0) {
                begun = arrival;
                due = arrival + times.next();
                left = TaskCount.TASK_NANOS;
            }
            slice = Math.min(left, processor.sliceNanos());
            return processor.work(slice, arrival);
        }

        @Override
        public void ended(long arrival, long end) {
            left -= slice;
            if (slice > 0 && left == 0) {
                count.done(end, end - begun, TaskCount.TASK_NANOS);
            }
        }
    }
}
