package dev.plumbline.load;

import dev.plumbline.lab.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** When a fork began to load, and when each of its measured iterations was. */
final class JmhTimes {

    private final List<Interval> iterations = new ArrayList<>();
    private OptionalLong began = OptionalLong.empty();
    private OptionalLong open = OptionalLong.empty();

    void add(ArrivingLines.Line line) {
        switch (line.text()) {
            case JmhEvents.WARM_UP -> begin(line.at());
            case JmhEvents.BEGIN -> {
                begin(line.at());
                open = OptionalLong.of(line.at());
            }
            case JmhEvents.END -> {
                open.ifPresent(from -> iterations.add(new Interval(from, line.at())));
                open = OptionalLong.empty();
            }
            default -> {
                // something else on its output, as a warning of the JVM
            }
        }
    }

    private void begin(long at) {
        began = began.isPresent() ? began : OptionalLong.of(at);
    }

    /** When its first iteration began, be it warm-up or not; empty where none did. */
    OptionalLong began() {
        return began;
    }

    /** Its measured iterations, in order. */
    List<Interval> iterations() {
        return iterations;
    }

    /**
     * When iterations were, from one number up to another. On a busy computer the line that tells of a beginning may come late;
     * how long they lasted at least is known all the same.
     *
     * @param each how long each of them lasted at least
     */
    Interval measured(int first, int last, Duration each) {
        long to = iterations.get(last - 1).to();
        long told = iterations.get(first).from();
        long latest = to - each.multipliedBy(last - first).toNanos();
        return new Interval(told - latest < 0 ? told : latest, to);
    }

    /** The number of the first one that begins at this moment or later; one that is not there where none does. */
    int firstFrom(long moment) {
        int number = 0;
        while (number < iterations.size() && iterations.get(number).from() - moment < 0) {
            number++;
        }
        return number;
    }
}
