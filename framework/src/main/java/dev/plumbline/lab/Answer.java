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
 * @param startDelay how much later than asked its own load began
 * @param measured the interval that its values were taken from, and in which it loaded without a break; a length below the
 *     one asked for breaks the trial
 * @param lag how far it was behind its own schedule in the end; zero where it has none
 * @param values its responses
 * @param latencies operation times in nanoseconds; {@code null} where it measured none
 * @param series responses over time
 * @param attachments raw output
 */
public record Answer(
        Duration startDelay,
        Interval measured,
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
     * @param weight how much it counts in a mean, as the number of operations it is itself a mean of; more than zero
     */
    public record Value(String response, String unit, double value, Combine combine, double weight) {

        /** Rejects values without weight. */
        public Value {
            if (!(weight > 0)) {
                throw new IllegalArgumentException(response + " must have a weight above 0, but has " + weight);
            }
        }

        /** A value that counts as much as another worker's. */
        public Value(String response, String unit, double value, Combine combine) {
            this(response, unit, value, combine, 1);
        }
    }

    /** How the values of several workers become one. */
    public enum Combine {
        /** Added, as with a rate. */
        SUM,
        /** Averaged by weight, as with a time. */
        MEAN,
        /** The largest, as with a time to finish. */
        MAX
    }
}
