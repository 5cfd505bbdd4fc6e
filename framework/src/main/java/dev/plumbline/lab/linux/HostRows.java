package dev.plumbline.lab.linux;

import dev.plumbline.lab.Interval;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * What was read, row by row. When there are many, every second one is dropped and half as many are kept from then on, so that a
 * load of any length takes bounded memory.
 */
final class HostRows {

    static final int MOST = 2048;

    /** What was read at one moment. */
    private static final class Row {

        private final long at;
        private final double[] values;

        Row(long at, double[] values) {
            this.at = at;
            this.values = values;
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private int stride = 1;
    private int skipped;

    /** @param at when it was read, on the clock of {@link System#nanoTime()} */
    void add(long at, double[] values) {
        skipped++;
        if (skipped < stride) {
            return;
        }
        skipped = 0;
        if (rows.size() == MOST) {
            thin();
        }
        rows.add(new Row(at, values));
    }

    /** Adds a row that is kept in any case. */
    void addLast(long at, double[] values) {
        skipped = stride;
        add(at, values);
    }

    int size() {
        return rows.size();
    }

    private void thin() {
        List<Row> kept = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += 2) {
            kept.add(rows.get(i));
        }
        rows.clear();
        rows.addAll(kept);
        stride *= 2;
    }

    /** By how much a counter grew, with its value at the edges by a straight line between the rows around them. */
    double growth(int column, Interval interval) {
        return Math.max(0, at(column, interval.to()) - at(column, interval.from()));
    }

    private double at(int column, long moment) {
        int after = 0;
        while (after < rows.size() && rows.get(after).at - moment < 0) {
            after++;
        }
        if (rows.isEmpty()) {
            return Double.NaN;
        }
        Row right = rows.get(Math.min(after, rows.size() - 1));
        Row left = rows.get(Math.max(0, after - 1));
        if (after == 0 || after == rows.size() || right.at == left.at) {
            return right.values[column];
        }
        double share = (double) (moment - left.at) / (right.at - left.at);
        return left.values[column] + share * (right.values[column] - left.values[column]);
    }

    /** The values that were read within an interval; where it is too short for any, the one read next to it. */
    DoubleSummaryStatistics values(int column, Interval interval) {
        DoubleSummaryStatistics values = new DoubleSummaryStatistics();
        for (Row row : rows) {
            if (row.at - interval.from() >= 0 && row.at - interval.to() <= 0) {
                values.accept(row.values[column]);
            }
        }
        if (values.getCount() == 0) {
            values.accept(at(column, interval.from()));
        }
        return values;
    }
}
