package dev.plumbline.load;

import dev.plumbline.lab.Window;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One machine's job file of the load generator fio, see <a href="https://fio.readthedocs.io/">its documentation</a>. */
final class FioJob {

    /** How much longer than asked for a job runs, so that jobs that begin so far apart still have the whole interval in common. */
    private static final long SLACK_MILLIS = 500;

    /** The same where jobs begin when they are ready. */
    private static final long SLACK_WITHOUT_GATE_MILLIS = 2000;

    private FioJob() {}

    /**
     * A job file. fio logs each operation, warm-up included, with the millisecond in which it ended; it costs a job less than
     * what one run differs from the next.
     *
     * @param name the job's name, by which its results are found again
     * @param number the machine's number, so that each goes to other places
     * @param spec what it does
     * @param target where it does it, in fio's options
     * @param window how long it warms up and measures
     * @param gate what it waits for before it begins; {@code null} for nothing
     * @throws dev.plumbline.model.MisuseException when one job of fio cannot do it
     */
    static String text(
            String name,
            int number,
            AccessSpec spec,
            SortedMap<String, String> target,
            Window window,
            @Nullable FioGate gate) {
        Map<String, String> options = new LinkedHashMap<>(target);
        options.putAll(FioAccess.options(spec));
        options.put("randseed", Integer.toString(number));
        options.put("time_based", "1");
        options.put("runtime", runtimeMillis(window, gate != null) + "ms");
        if (gate != null) {
            options.put("exec_prerun", gate.command(name));
        }
        options.put("write_lat_log", name);
        options.put("write_bw_log", name); // for when the other is lost on its way
        options.put("log_avg_msec", "0");
        options.put("log_unix_epoch", "1");
        options.put("disable_lat", "1");
        options.put("disable_slat", "1");
        return options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue() + "\n")
                .collect(Collectors.joining("", "[" + name + "]\n", ""));
    }

    /** How long a job runs. */
    static long runtimeMillis(Window window, boolean gate) {
        return warmUpMillis(window) + measureMillis(window) + (gate ? SLACK_MILLIS : SLACK_WITHOUT_GATE_MILLIS);
    }

    static long warmUpMillis(Window window) {
        return millis(window.from() - window.start());
    }

    static long measureMillis(Window window) {
        return millis(window.to() - window.from());
    }

    /** fio counts in whole ones. */
    private static long millis(long nanos) {
        return (nanos + 999_999) / 1_000_000;
    }
}
