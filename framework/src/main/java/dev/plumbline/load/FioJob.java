package dev.plumbline.load;

import dev.plumbline.lab.Window;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** One machine's job file of the load generator fio, see <a href="https://fio.readthedocs.io/">its documentation</a>. */
final class FioJob {

    /** Steps of the measured interval for which fio logs what it did. */
    static final int STEPS = 10;

    private static final long SHORTEST_STEP_MILLIS = 20;

    private FioJob() {}

    /**
     * A job file.
     *
     * @param name the job's name, by which its results are found again
     * @param number the machine's number, so that each goes to other places
     * @param spec what it does
     * @param target where it does it, in fio's options
     * @param window how long it warms up and measures
     * @throws dev.plumbline.model.MisuseException when one job of fio cannot do it
     */
    static String text(String name, int number, AccessSpec spec, SortedMap<String, String> target, Window window) {
        Map<String, String> options = new LinkedHashMap<>(target);
        options.putAll(FioAccess.options(spec));
        options.put("randseed", Integer.toString(number));
        options.put("time_based", "1");
        if (window.from() > window.start()) {
            options.put("ramp_time", millis(window.from() - window.start()) + "ms");
        }
        options.put("runtime", runtimeMillis(window) + "ms");
        options.put("write_iops_log", name);
        options.put("log_avg_msec", Long.toString(stepMillis(window)));
        options.put("log_unix_epoch", "1");
        return options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue() + "\n")
                .collect(Collectors.joining("", "[" + name + "]\n", ""));
    }

    /** How long a step of the log is. */
    static long stepMillis(Window window) {
        return Math.max(SHORTEST_STEP_MILLIS, millis(window.to() - window.from()) / STEPS);
    }

    /** One millisecond more than asked for, since fio counts whole ones and may end within the last. */
    private static long runtimeMillis(Window window) {
        return millis(window.to() - window.from()) + 1;
    }

    private static long millis(long nanos) {
        return (nanos + 999_999) / 1_000_000;
    }
}
