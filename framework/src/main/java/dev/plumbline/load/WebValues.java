package dev.plumbline.load;

import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The responses of one worker whose clients asked web servers. */
final class WebValues {

    private static final double NANOS_PER_MILLI = 1e6;

    private WebValues() {}

    /**
     * What a machine sent, and how its worker's own clients fared.
     *
     * @param ofMachine what the machine sent to the clients of all workers
     */
    static List<Value> of(WebExchange exchange, Traffic ofMachine, Errors errors, Histogram times) {
        List<Value> values = new ArrayList<>(ofMachine.values("requests"));
        values.add(new Value("errors", "", errors.count(), Combine.SUM));
        long count = times.getTotalCount();
        if (exchange.posts() && count > 0) {
            values.add(new Value("latency", "ms", times.getMean() / NANOS_PER_MILLI, Combine.MEAN, count));
        }
        return values;
    }
}
