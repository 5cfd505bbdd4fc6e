package dev.plumbline.expect;

import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.Treatment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Treatments along one factor while the others are held: ascending where the factor is numeric, or else in declared order.
 *
 * @param factor the factor
 * @param held the levels of the others, as {@code placement=PACKED}; {@code ""} where there is no other
 * @param treatments the treatments, in order
 */
record Curve(Factor factor, String held, List<Treatment> treatments) {

    /** All curves along a factor that these treatments have. */
    static List<Curve> along(Factor factor, List<Treatment> treatments) {
        Map<String, List<Treatment>> byHeld = new LinkedHashMap<>();
        for (Treatment treatment : treatments) {
            Map<String, Level> others = new LinkedHashMap<>(treatment.levels());
            others.remove(factor.name());
            String held = others.isEmpty() ? "" : new Treatment(others).displayName();
            byHeld.computeIfAbsent(held, key -> new ArrayList<>()).add(treatment);
        }
        List<Curve> curves = new ArrayList<>();
        byHeld.forEach((held, members) -> {
            members.sort(Comparator.comparingDouble(treatment -> position(factor, treatment)));
            curves.add(new Curve(factor, held, List.copyOf(members)));
        });
        return curves;
    }

    private static double position(Factor factor, Treatment treatment) {
        Level level = treatment.level(factor.name());
        Double number = level.number();
        return factor.numeric() && number != null ? number : factor.levels().indexOf(level);
    }

    int size() {
        return treatments.size();
    }

    Treatment get(int index) {
        return treatments.get(index);
    }

    /** As {@code vms=8 to vms=12}, from one place on it to another. */
    String between(int from, int to) {
        return at(from) + " to " + at(to);
    }

    /** As {@code vms=8}. */
    String at(int index) {
        return factor.name() + "=" + get(index).level(factor.name()).text();
    }

    /** As {@code  at placement=PACKED}; {@code ""} where nothing is held. */
    String where() {
        return held.isEmpty() ? "" : " at " + held;
    }
}
