package dev.plumbline.lab.linux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.StringTokenizer;

/**
 * The processors by kind of use, the run queue, interrupts and context switches; {@code /proc/stat}, see
 * <a href="https://docs.kernel.org/filesystems/proc.html">its documentation</a>. Time of guests is a part of user time.
 */
final class CpuCounters implements HostCounters {

    /** The resource's name. */
    static final String RESOURCE = "parent CPU";

    static final String RUN_QUEUE = "run queue, mean";

    /** Its columns of the line {@code cpu}, in order. */
    private static final List<String> KINDS =
            List.of("user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal");

    private static final int IDLE = KINDS.indexOf("idle");
    private static final int IOWAIT = KINDS.indexOf("iowait");
    private static final int INTERRUPTS = KINDS.size();
    private static final int SWITCHES = INTERRUPTS + 1;
    private static final int RUNNING = SWITCHES + 1;

    private final Path file;

    CpuCounters(Path proc) {
        this.file = proc.resolve("stat");
    }

    /** How many processors the host has. */
    static int processors(Path proc) throws IOException {
        long lines = ProcText.lines(proc.resolve("stat")).stream()
                .filter(line -> line.matches("cpu\\d+ .*"))
                .count();
        return (int) Math.max(1, lines);
    }

    @Override
    public int size() {
        return RUNNING + 1;
    }

    @Override
    public void read(double[] into, int at) throws IOException {
        for (String line : ProcText.lines(file)) {
            if (line.startsWith("cpu ")) {
                StringTokenizer numbers = new StringTokenizer(line.substring(4));
                for (int kind = 0; kind < KINDS.size(); kind++) {
                    into[at + kind] = ProcText.number(numbers.hasMoreTokens() ? numbers.nextToken() : "", file);
                }
            } else if (line.startsWith("intr ")) {
                into[at + INTERRUPTS] = ProcText.number(ProcText.word(line, 1), file);
            } else if (line.startsWith("ctxt ")) {
                into[at + SWITCHES] = ProcText.number(ProcText.word(line, 1), file);
            } else if (line.startsWith("procs_running ")) {
                into[at + RUNNING] = ProcText.number(ProcText.word(line, 1), file);
            }
        }
    }

    @Override
    public void tell(HostCourse course, HostFigures figures) {
        double all = 0;
        for (int kind = 0; kind < KINDS.size(); kind++) {
            all += course.growth(kind);
        }
        double user = course.growth(0) + course.growth(1); // nice is user time of low priority
        figures.busy(RESOURCE, 1 - (course.growth(IDLE) + course.growth(IOWAIT)) / all);
        figures.covariate("CPU user (%)", 100 * user / all);
        for (int kind = 2; kind < KINDS.size(); kind++) {
            figures.covariate("CPU " + KINDS.get(kind) + " (%)", 100 * course.growth(kind) / all);
        }
        figures.covariate("interrupts (1/s)", course.rate(INTERRUPTS));
        figures.covariate("context switches (1/s)", course.rate(SWITCHES));
        DoubleSummaryStatistics running = course.values(RUNNING);
        figures.covariate(RUN_QUEUE, running.getAverage());
        figures.covariate("run queue, longest", running.getMax());
    }
}
