package dev.plumbline.load;

import dev.plumbline.lab.Window;
import dev.plumbline.model.Series;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Stream;

/** Adds up what ended within the measured interval, in ten steps of it. May be used by several threads. */
final class Tally {

    private static final int STEPS = 10;

    private final Window window;
    private final List<DoubleAdder> steps =
            Stream.generate(DoubleAdder::new).limit(STEPS).toList();

    Tally(Window window) {
        this.window = window;
    }

    /** Whether what ends at a moment counts: after the interval has begun, and up to its end. */
    static boolean counts(Window window, long end) {
        return end > window.from() && end <= window.to();
    }

    void add(long end, double amount) {
        if (counts(window, end)) {
            double share = (double) (end - window.from() - 1) / (window.to() - window.from());
            steps.get((int) (share * STEPS)).add(amount);
        }
    }

    double total() {
        return steps.stream().mapToDouble(DoubleAdder::sum).sum();
    }

    double perSecond() {
        return total() / window.seconds();
    }

    /** The rate over time, each amount counted {@code scale} times. */
    Series series(String response, String unit, double scale) {
        double stepSeconds = window.seconds() / STEPS;
        Double[] values =
                steps.stream().map(step -> step.sum() * scale / stepSeconds).toArray(Double[]::new);
        return new Series(response, unit, stepSeconds * 1000, Arrays.asList(values));
    }
}
