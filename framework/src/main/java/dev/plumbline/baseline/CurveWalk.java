package dev.plumbline.baseline;

import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The treatments of a sweep along one numeric factor while the others are held, in ascending order: one curve.
 *
 * @param factor the factor's name
 * @param held the levels of the others, as {@code placement=PACKED}; {@code ""} where there is no other
 * @param levels the levels, ascending
 * @param columns the column of each in the tables of the response
 */
record CurveWalk(String factor, String held, List<Level> levels, List<Integer> columns) {

    private static final int LONGEST = 100;
    private static final int MOST_ROWS = 10;

    /** A place on the walk. */
    private record Place(Level level, int column) {}

    /**
     * The walks along a factor.
     *
     * @param treatments ids of the tables' columns
     */
    static List<CurveWalk> of(Session session, List<String> treatments, Factor factor) {
        Map<String, List<Place>> places = new LinkedHashMap<>();
        Map<String, Integer> columns = new HashMap<>();
        treatments.forEach(id -> columns.put(id, columns.size()));
        for (Treatment treatment : session.experiment().treatments()) {
            Integer column = columns.get(treatment.id());
            if (column != null) {
                places.computeIfAbsent(held(treatment, factor), key -> new ArrayList<>())
                        .add(new Place(treatment.level(factor.name()), column));
            }
        }
        List<CurveWalk> walks = new ArrayList<>();
        places.forEach((held, walk) -> {
            walk.sort(Comparator.comparingDouble(place -> number(place.level())));
            walks.add(new CurveWalk(
                    factor.name(),
                    held,
                    walk.stream().map(Place::level).toList(),
                    walk.stream().map(Place::column).toList()));
        });
        return walks;
    }

    private static String held(Treatment treatment, Factor factor) {
        Map<String, Level> others = new LinkedHashMap<>(treatment.levels());
        others.remove(factor.name());
        return others.isEmpty() ? "" : new Treatment(others).displayName();
    }

    static double number(Level level) {
        return Objects.requireNonNull(level.number(), "a numeric level has a number");
    }

    /** Whether it is short enough for fits whose time grows with a power of its length; a curve of that many levels is none. */
    boolean fitted() {
        return size() <= LONGEST;
    }

    int size() {
        return levels.size();
    }

    double x(int place) {
        return number(levels.get(place));
    }

    /** The part of the walk between two x, the first included. */
    CurveWalk between(double from, double to) {
        List<Level> levelsThere = new ArrayList<>();
        List<Integer> columnsThere = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (x(i) >= from && x(i) < to) {
                levelsThere.add(levels.get(i));
                columnsThere.add(columns.get(i));
            }
        }
        return new CurveWalk(factor, held, levelsThere, columnsThere);
    }

    /** As {@code  (placement=PACKED)}; {@code ""} where nothing is held. */
    String where() {
        return held.isEmpty() ? "" : " (" + held + ")";
    }

    /** As {@code vms=8..12}. */
    String range() {
        return factor + "=" + levels.get(0).text() + ".."
                + levels.get(size() - 1).text();
    }

    /** Whether all levels are above zero, so that the axis may be a logarithm. */
    boolean positive() {
        return x(0) > 0;
    }

    /** The x of each value of {@link #logs}. */
    double[] places(int blocks, boolean logarithmic) {
        double[] places = new double[blocks * size()];
        for (int i = 0; i < places.length; i++) {
            double x = x(i % size());
            places[i] = logarithmic ? Math.log(x) : x;
        }
        return places;
    }

    /** The walk's logarithms block by block, with what a block did to the whole walk taken out. */
    double[] logs(double[][] table) {
        double[] logs = new double[table.length * size()];
        double all = 0;
        double[] ofBlock = new double[table.length];
        for (int b = 0; b < table.length; b++) {
            for (int column : columns) {
                ofBlock[b] += table[b][column] / size();
            }
            all += ofBlock[b] / table.length;
        }
        for (int i = 0; i < logs.length; i++) {
            int b = i / size();
            logs[i] = table[b][columns.get(i % size())] - ofBlock[b] + all;
        }
        return logs;
    }

    /**
     * A table of at most ten rows, each the mean of as many neighbouring blocks as nearly as can be: tests by permutation cost as
     * much as they have rows, and more rows than that make them hardly surer.
     */
    static double[][] condensed(double[][] table) {
        if (table.length <= MOST_ROWS) {
            return table;
        }
        double[][] condensed = new double[MOST_ROWS][table[0].length];
        int[] counts = new int[MOST_ROWS];
        for (int b = 0; b < table.length; b++) {
            counts[b * MOST_ROWS / table.length]++;
        }
        for (int b = 0; b < table.length; b++) {
            int row = b * MOST_ROWS / table.length;
            for (int t = 0; t < table[b].length; t++) {
                condensed[row][t] += table[b][t] / counts[row];
            }
        }
        return condensed;
    }

    /** The mean logarithm at each level. */
    double[] means(double[][] table) {
        double[] means = new double[size()];
        for (int i = 0; i < means.length; i++) {
            for (double[] block : table) {
                means[i] += block[columns.get(i)] / table.length;
            }
        }
        return means;
    }

    /** The levels as numbers. */
    double[] xs() {
        return places(1, false);
    }
}
