package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.model.Series;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * fio's log of operations per second, by which it is known when a machine really began to measure. A line is
 * {@code time in ms, value, direction, …}; a step in which nothing ended has none.
 *
 * @param stepMillis how long a step is
 * @param rates end of a step, in milliseconds of the machine's clock since 1970, to operations per second, both directions
 */
record FioLog(long stepMillis, SortedMap<Long, Double> rates) {

    static FioLog parse(String text, long stepMillis) {
        SortedMap<Long, Double> rates = new TreeMap<>();
        for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
            String[] fields = line.split(",", -1);
            try {
                rates.merge(Long.valueOf(fields[0].strip()), Double.valueOf(fields[1].strip()), Double::sum);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new IncompleteTrialException("fio's log has the line '" + line + "', which is no measurement", e);
            }
        }
        return new FioLog(stepMillis, rates);
    }

    /** The latest at which the measured interval can have begun, in milliseconds since 1970: a step before the first entry. */
    long latestBeginMillis() {
        return rates.firstKey() - stepMillis;
    }

    /** The earliest at which an interval of that length can have begun: it cannot have ended before the last entry. */
    long earliestBeginMillis(long intervalMillis) {
        return Math.min(latestBeginMillis(), rates.lastKey() - intervalMillis);
    }

    Series series() {
        double[] steps = new double[FioJob.STEPS];
        rates.forEach((end, rate) -> {
            long step = Math.round((double) (end - latestBeginMillis()) / stepMillis) - 1;
            steps[(int) Math.max(0, Math.min(steps.length - 1, step))] += rate;
        });
        return new Series(
                "iops", "1/s", stepMillis, Arrays.stream(steps).boxed().toList());
    }
}
