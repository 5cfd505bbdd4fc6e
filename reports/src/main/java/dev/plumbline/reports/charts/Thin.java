package dev.plumbline.reports.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fewer of many, so that a drawing stays small. */
final class Thin {

    private Thin() {}

    /** So many at most, evenly spread, the first and the last among them. */
    static <T> List<T> evenly(List<T> all, int most) {
        return all.size() <= most
                ? all
                : IntStream.range(0, most)
                        .mapToObj(i -> all.get((int) Math.round((double) i * (all.size() - 1) / Math.max(1, most - 1))))
                        .toList();
    }

    /** Of equally many neighbours the lowest and the highest each, so that no extreme is lost. */
    static List<Dot> extremes(List<Dot> dots, int most) {
        if (dots.size() <= most) {
            return dots;
        }
        int stretches = most / 2;
        List<Dot> kept = new ArrayList<>(most);
        for (int i = 0; i < stretches; i++) {
            List<Dot> stretch = dots
                    .subList((int) ((long) i * dots.size() / stretches), (int)
                            ((long) (i + 1) * dots.size() / stretches))
                    .stream()
                    .filter(dot -> dot.value() != null)
                    .toList();
            Comparator<Dot> byValue = Comparator.comparingDouble(dot -> Dot.number(dot.value()));
            if (!stretch.isEmpty()) {
                Stream.of(
                                stretch.stream().min(byValue).orElseThrow(),
                                stretch.stream().max(byValue).orElseThrow())
                        .distinct()
                        .sorted(Comparator.comparingDouble(Dot::x))
                        .forEach(kept::add);
            }
        }
        return kept;
    }
}
