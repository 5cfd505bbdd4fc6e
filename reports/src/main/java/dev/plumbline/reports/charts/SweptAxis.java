package dev.plumbline.reports.charts;

import dev.plumbline.model.Level;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.text.Figures;
import dev.plumbline.reports.text.Safe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The horizontal axis: the factor that was swept. Plain numbers that are spread about evenly stand at their place; other levels
 * (names, sizes, doublings) stand side by side, each under its own text.
 */
final class SweptAxis {

    /** How much wider than the narrowest gap the widest may be before the levels are set side by side. */
    private static final double EVEN = 4;

    /** The least distance of two marks that leaves room for their text, in pixels. */
    private static final int MARKS = 45;

    /** So many characters have room along the axis. */
    private static final int TEXT = 84;

    private final String factor;
    private final List<Level> levels;
    private final boolean toScale;
    private final boolean whole;
    private final List<String> labels;
    private final Map<Level, Integer> indices = new HashMap<>();
    private final double gap;

    private SweptAxis(String factor, List<Level> levels) {
        this.factor = factor;
        this.levels = levels;
        this.labels = labels(levels);
        this.whole = levels.stream().allMatch(SweptAxis::wholeNumber);
        this.toScale = levels.stream().allMatch(SweptAxis::plainNumber) && even(levels);
        for (Level level : levels) {
            indices.put(level, indices.size());
        }
        this.gap = toScale ? gaps(levels).min().orElse(1) : 1;
    }

    /** The numeric factor with the most levels or, without one, the factor with the most levels; empty where none has two. */
    static Optional<SweptAxis> of(List<String> factors, List<TreatmentReport> treatments) {
        @Nullable SweptAxis best = null;
        for (String factor : factors) {
            Set<Level> distinct = new LinkedHashSet<>();
            treatments.forEach(t -> distinct.add(t.treatment().level(factor)));
            SweptAxis axis = new SweptAxis(factor, ordered(distinct));
            if (distinct.size() > 1 && (best == null || axis.rank() > best.rank())) {
                best = axis;
            }
        }
        return Optional.ofNullable(best);
    }

    String factor() {
        return factor;
    }

    String title() {
        return Safe.line(factor, 60) + (numeric() && !toScale ? " (levels side by side, not to scale)" : "");
    }

    double position(Level level) {
        Double number = level.number();
        return toScale && number != null ? number : indices.getOrDefault(level, 0);
    }

    double from() {
        return position(levels.get(0)) - margin();
    }

    double to() {
        return position(levels.get(levels.size() - 1)) + margin();
    }

    /** The text under a position. */
    String label(double position) {
        if (toScale) {
            return Figures.number(position);
        }
        int index = (int) Math.round(position);
        return index < 0 || index >= labels.size() ? " " : labels.get(index);
    }

    /**
     * The least distance of two marks, in pixels: not less than that of two whole numbers or two levels, or XChart would put marks
     * between them. (It also leaves out marks, all of them in the end, while two have the same text.)
     */
    int spacing(int pixels) {
        double unit = toScale && !whole ? 0 : pixels / (to() - from());
        return Math.max(MARKS, (int) Math.ceil(unit));
    }

    /** How far apart two curves stand at the same level: a little, whether there are few levels or many. */
    double aside() {
        return Math.min(gap * 0.09, (to() - from()) * 0.008);
    }

    private double margin() {
        return gap / 2;
    }

    private long rank() {
        return levels.size() + (numeric() ? 1L << 32 : 0);
    }

    private boolean numeric() {
        return levels.stream().allMatch(level -> level.number() != null);
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

    /** The levels' texts, cut where there is no room for all of them, and numbered where they are the same after that. */
    private static List<String> labels(List<Level> levels) {
        int room = TEXT / Math.max(1, levels.size());
        boolean fits = levels.stream().allMatch(level -> level.text().length() <= room);
        int most = fits ? room : Math.max(3, Math.min(16, room - 4));
        List<String> cut =
                levels.stream().map(level -> Safe.line(level.text(), most)).toList();
        boolean distinct = new HashSet<>(cut).size() == cut.size();
        return distinct
                ? cut
                : IntStream.range(0, cut.size())
                        .mapToObj(i -> (i + 1) + ": " + cut.get(i))
                        .toList();
    }

    private static boolean wholeNumber(Level level) {
        return level.number() != null && level.number() == Math.rint(level.number());
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
