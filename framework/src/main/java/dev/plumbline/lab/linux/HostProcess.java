package dev.plumbline.lab.linux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.StringTokenizer;

/**
 * A process as {@code /proc/PID/stat} tells of it, see proc_pid_stat(5). Of what it runs its name alone is read: arguments may
 * hold secrets.
 *
 * @param pid its id
 * @param name its name, at most 15 characters
 * @param parent the id of its parent
 * @param kernel whether it is a thread of the kernel
 * @param ticks the processor time that it and those of its children that have ended have used, in clock ticks
 * @param started when it started, in clock ticks since the computer did; with the id it names a process for good
 */
record HostProcess(int pid, String name, int parent, boolean kernel, long ticks, long started) {

    /** Clock ticks in a second, the same on every architecture that a JDK runs on. */
    static final double TICKS_PER_SECOND = 100;

    private static final long KERNEL_THREAD = 0x00200000;
    private static final int PARENT = 1;
    private static final int FLAGS = 6;
    private static final int FIRST_TIME = 11;
    private static final int TIMES = 4;
    private static final int STARTED = 19;

    /**
     * Reads a line of that file.
     *
     * @throws IOException when it is none
     */
    static HostProcess parse(String line, Path file) throws IOException {
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')'); // a name may hold brackets itself
        StringTokenizer rest = new StringTokenizer(close < 0 ? "" : line.substring(close + 1));
        if (open < 1 || rest.countTokens() <= STARTED) {
            throw new IOException(file + " does not tell of a process");
        }
        long[] fields = new long[STARTED + 1];
        rest.nextToken(); // its state, a letter
        for (int i = 1; i <= STARTED; i++) {
            fields[i] = (long) ProcText.number(rest.nextToken(), file);
        }
        long ticks = 0;
        for (int i = FIRST_TIME; i < FIRST_TIME + TIMES; i++) {
            ticks += fields[i];
        }
        return new HostProcess(
                (int) ProcText.number(line.substring(0, open).strip(), file),
                printable(line.substring(open + 1, close)),
                (int) fields[PARENT],
                (fields[FLAGS] & KERNEL_THREAD) != 0,
                ticks,
                fields[STARTED]);
    }

    /** A process chooses its name itself, and it will be printed. */
    private static String printable(String name) {
        return name.replaceAll("[^\\p{Alnum} ._:/+@#-]", "?");
    }

    boolean isSameAs(HostProcess other) {
        return pid == other.pid && started == other.started;
    }
}
