package dev.plumbline.load;

import dev.plumbline.lab.Window;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** One machine's job file of the load generator fio, see <a href="https://fio.readthedocs.io/">its documentation</a>. */
final class FioJob {

    private FioJob() {}

    /**
     * A job file.
     *
     * @param name the job's name, by which its results are found again
     * @param spec what it does
     * @param target where it does it, in fio's options
     * @param window how long it warms up and measures
     */
    static String text(String name, AccessSpec spec, SortedMap<String, String> target, Window window) {
        Map<String, String> options = new LinkedHashMap<>(target);
        options.put("bs", Integer.toString(spec.blockBytes()));
        options.put("rw", spec.readShare() == 1 ? "randread" : spec.readShare() == 0 ? "randwrite" : "randrw");
        options.put("rwmixread", Long.toString(Math.round(spec.readShare() * 100)));
        options.put("percentage_random", Long.toString(Math.round(spec.randomShare() * 100)));
        options.put("norandommap", "1");
        options.put("iodepth", Integer.toString(spec.outstanding()));
        options.put("time_based", "1");
        options.put("ramp_time", millis(window.from() - window.start()));
        options.put("runtime", millis(window.to() - window.from()));
        return options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue() + "\n")
                .collect(Collectors.joining("", "[" + name + "]\n", ""));
    }

    private static String millis(long nanos) {
        return Math.max(1, nanos / 1_000_000) + "ms";
    }
}
