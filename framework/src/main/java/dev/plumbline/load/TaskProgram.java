package dev.plumbline.load;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/**
 * What runs on a machine: a user's tasks, each a set number of steps of arithmetic. It finds out how many steps a task has, waits to be
 * told when to begin, and tells in the end what it did. When its input ends, so does it. Moments are on the clock of
 * {@link System#nanoTime()}, which is one for all processes of a Linux computer.
 */
final class TaskProgram {

    static final String READY = "ready";
    static final String DONE = "done";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SOME_STEPS = 100_000;
    private static final long TRIED_NANOS = 100_000_000;

    private final TaskTimes times;
    private final long steps;
    private long state = 88_172_645_463_325_252L;

    private TaskProgram(TaskTimes times) {
        this.times = times;
        this.steps = calibrate();
    }

    /** Waits for its times, and works.
     *
     * @param arguments the name of the machine, and the share of the time for which the tasks would keep a processor busy
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        TaskProgram program = new TaskProgram(new TaskTimes(arguments[0], Double.parseDouble(arguments[1])));
        out.println(READY + " " + System.nanoTime());
        String times = in.readLine();
        if (times != null) {
            String[] parts = times.split(" ", 3);
            out.println(program.run(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])));
        }
    }

    /** How many steps take a task's time of a processor, once the code is compiled. */
    private long calibrate() {
        work(SOME_STEPS);
        long done = 0;
        long began = THREADS.getCurrentThreadCpuTime();
        long used = 0;
        while (used < TRIED_NANOS) {
            work(SOME_STEPS);
            done += SOME_STEPS;
            used = THREADS.getCurrentThreadCpuTime() - began;
        }
        return Math.max(1, done * TaskCount.TASK_NANOS / used);
    }

    /** Begun, tasks done, nanoseconds that they took, and had a processor. */
    private String run(long start, long from, long to) {
        parkUntil(start);
        long first = System.nanoTime();
        long tasks = 0;
        long took = 0;
        long had = 0;
        for (long begun = first; begun < to; ) {
            long cpu = THREADS.getCurrentThreadCpuTime();
            work(steps);
            long used = THREADS.getCurrentThreadCpuTime() - cpu;
            long end = System.nanoTime();
            if (end > from && end <= to) {
                tasks++;
                took += end - begun;
                had += used;
            }
            parkUntil(Math.min(to, begun + times.next()));
            begun = System.nanoTime();
        }
        return DONE + " " + first + " " + tasks + " " + took + " " + had + " " + (state & 1);
    }

    private static void parkUntil(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Three shifts and three exclusive ors a step, see Marsaglia, Xorshift RNGs, 2003. */
    private void work(long count) {
        long value = state;
        for (long i = 0; i < count; i++) {
            value ^= value << 13;
            value ^= value >>> 7;
            value ^= value << 17;
        }
        state = value;
    }
}
