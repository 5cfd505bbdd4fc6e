package dev.plumbline.load;

import dev.plumbline.lab.Interval;
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

    /** The number of the first one that begins at this moment or later; one that is not there where none does. */
    int firstFrom(long moment) {
        int number = 0;
        while (number < iterations.size() && iterations.get(number).from() - moment < 0) {
            number++;
        }
        return number;
    }
}
