package dev.plumbline.lab;

import dev.plumbline.model.Attachment;
import dev.plumbline.model.Series;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What one worker measured.
 *
 * @param startDelay how much later than asked it really started
 * @param covered how much of the measured interval it loaded; less than all of it breaks the trial
 * @param lag how far it was behind its own schedule in the end; zero where it has none
 * @param values its responses
 * @param latencies operation times in nanoseconds; {@code null} where it measured none
 * @param series responses over time
 * @param attachments raw output
 */
public record Answer(
        Duration startDelay,
        Duration covered,
        Duration lag,
        List<Value> values,
        @Nullable Histogram latencies,
        List<Series> series,
        List<Attachment> attachments) {

    /** Copies the lists. */
    public Answer {
        values = List.copyOf(values);
        series = List.copyOf(series);
        attachments = List.copyOf(attachments);
    }

    /**
     * One response of one worker.
     *
     * @param response its name
     * @param unit its unit
     * @param value its value
     * @param combine how the workers' values become one
     */
    public record Value(String response, String unit, double value, Combine combine) {}

    /** How the values of several workers become one. */
    public enum Combine {
        /** Added, as with a rate. */
        SUM,
        /** Averaged, as with a utilisation. */
        MEAN,
        /** The largest, as with a time to finish. */
        MAX
    }
}
