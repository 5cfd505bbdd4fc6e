package dev.plumbline.reports.charts;

import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What belongs together on a chart.
 *
 * @param name what it is, as in {@code placement=PACKED}; {@code ""} where there is only one
 * @param dots its points from left to right
 */
record Curve(String name, List<Dot> dots) {

    Curve {
        dots = List.copyOf(dots);
    }

    boolean has(Function<Dot, @Nullable Double> part) {
        return dots.stream().anyMatch(dot -> part.apply(dot) != null);
    }

    boolean hasValue() {
        return has(Dot::value);
    }

    DoubleStream values(Function<Dot, @Nullable Double> part) {
        return dots.stream().mapToDouble(dot -> Dot.number(part.apply(dot)));
    }

    /** Its points that have a value. */
    List<Dot> shown() {
        return dots.stream().filter(dot -> dot.value() != null).toList();
    }
}
