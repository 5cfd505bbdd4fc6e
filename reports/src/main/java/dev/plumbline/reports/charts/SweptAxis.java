package dev.plumbline.reports.charts;

import dev.plumbline.model.Level;
import dev.plumbline.model.Treatment;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.text.Figures;
import dev.plumbline.reports.text.Safe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The horizontal axis: the factor that was swept. Plain numbers that are spread about evenly stand at their place; other levels
 * (names, sizes, doublings) stand side by side, each under its own text.
 */
final class SweptAxis implements Across {

    /** How much wider than the narrowest gap the widest may be before the levels are set side by side. */
    private static final double EVEN = 4;

    /** The least distance of two marks that leaves room for a number, in pixels. */
    private static final int MARKS = 45;

    private static final int NAME = 60;

    private final String factor;
    private final List<Level> levels;
    private final boolean toScale;
    private final SideBySide texts;
    private final Map<Level, Integer> indices = new HashMap<>();
    private final double gap;

    private SweptAxis(String factor, List<Level> levels) {
        this.factor = factor;
        this.levels = levels;
        this.texts = new SideBySide(
                levels.stream().map(level -> Safe.line(level.text(), NAME)).toList(), false);
        this.toScale = levels.stream().allMatch(SweptAxis::plainNumber) && even(levels);
        for (Level level : levels) {
            indices.put(level, indices.size());
        }
        this.gap = toScale ? gaps(levels).min().orElse(1) : 1;
    }

    /**
     * The numeric factor with the most levels or, without one, the factor with the most levels; where none has two, everything
     * stands at one place.
     */
    static SweptAxis of(List<String> factors, List<TreatmentReport> treatments) {
        @Nullable SweptAxis best = null;
        for (String factor : factors) {
            Set<Level> distinct = new LinkedHashSet<>();
            treatments.forEach(t -> distinct.add(t.treatment().level(factor)));
            SweptAxis axis = new SweptAxis(factor, ordered(distinct));
            if (distinct.size() > 1 && (best == null || axis.rank() > best.rank())) {
                best = axis;
            }
        }
        return best != null ? best : new SweptAxis("", List.of(Level.named(only(treatments))));
    }

    private static String only(List<TreatmentReport> treatments) {
        return treatments.isEmpty() ? "all" : treatments.get(0).treatment().displayName();
    }

    /** The factor's name; {@code ""} where nothing was swept. */
    String factor() {
        return factor;
    }

    /** As {@code  over vms}; {@code ""} where nothing was swept. */
    String over() {
        return factor.isEmpty() ? "" : " over " + Safe.line(factor, NAME);
    }

    @Override
    public String title() {
        return factor.isEmpty()
                ? "the only treatment"
                : Safe.line(factor, NAME) + (joined() && !toScale ? " (levels side by side, not to scale)" : "");
    }

    double position(Treatment treatment) {
        return factor.isEmpty() ? 0 : position(treatment.level(factor));
    }

    private double position(Level level) {
        Double number = level.number();
        return toScale && number != null ? number : indices.getOrDefault(level, 0);
    }

    /** Where a number of the factor stands, also between its levels; what is beyond them stands at that end. */
    double place(double number) {
        if (toScale) {
            return Math.max(from(), Math.min(to(), number));
        }
        int after = 0;
        while (after < levels.size() && number(after) < number) {
            after++;
        }
        if (after == 0 || after == levels.size()) {
            return Math.min(after, levels.size() - 1);
        }
        double before = number(after - 1);
        return after - 1 + (number - before) / (number(after) - before);
    }

    /** Half-way between the level that a number is and the one before it: where something begins with that level. */
    double before(double number) {
        int after = 0;
        while (after < levels.size() && number(after) < number) {
            after++;
        }
        return after == 0 || after == levels.size()
                ? place(number)
                : (position(levels.get(after - 1)) + position(levels.get(after))) / 2;
    }

    private double number(int index) {
        Double number = levels.get(index).number();
        return number == null ? index : number;
    }

    @Override
    public double from() {
        return position(levels.get(0)) - gap / 2;
    }

    @Override
    public double to() {
        return position(levels.get(levels.size() - 1)) + gap / 2;
    }

    @Override
    public String label(double position) {
        return toScale ? Figures.number(position) : texts.at(position);
    }

    @Override
    public List<Tick> ticks(double pixels) {
        if (!toScale) {
            return texts.ticks(pixels);
        }
        boolean room = gap * pixels / (to() - from()) >= MARKS * 0.6 && levels.size() * MARKS * 0.6 <= pixels;
        return (room ? levels.stream().map(this::position).toList() : round(pixels))
                .stream().map(at -> new Tick(at, Figures.number(at))).toList();
    }

    private List<Double> round(double pixels) {
        boolean whole = levels.stream().allMatch(level -> position(level) == Math.rint(position(level)));
        return Ticks.between(from(), to(), (int) (pixels / MARKS / 1.5)).stream()
                .filter(at -> !whole || Math.abs(at - Math.rint(at)) < 1e-9)
                .toList();
    }

    @Override
    public boolean joined() {
        return levels.stream().allMatch(level -> level.number() != null);
    }

    /** Where points are joined, a little; where they are not, curves share the room of a level. */
    @Override
    public double aside(int curves) {
        return joined() ? Math.min(gap * 0.09, (to() - from()) * 0.006) : gap * 0.7 / Math.max(2, curves);
    }

    private long rank() {
        return levels.size() + (joined() ? 1L << 32 : 0);
    }

    private static List<Level> ordered(Set<Level> distinct) {
        List<Level> levels = new ArrayList<>(distinct);
        if (levels.stream().allMatch(level -> level.number() != null)) {
            levels.sort(Comparator.comparing(Level::number));
        }
        return levels;
    }

    private static boolean plainNumber(Level level) {
        return level.number() != null && level.text().chars().noneMatch(Character::isLetter);
    }

    private static boolean even(List<Level> levels) {
        return gaps(levels).max().orElse(1) <= EVEN * gaps(levels).min().orElse(1);
    }

    private static DoubleStream gaps(List<Level> levels) {
        double[] numbers = levels.stream()
                .map(Level::number)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return IntStream.range(1, numbers.length).mapToDouble(i -> numbers[i] - numbers[i - 1]);
    }
}
