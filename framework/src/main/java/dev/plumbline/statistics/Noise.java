package dev.plumbline.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How noisy each treatment is within sessions, beside the average treatment. */
final class Noise {

    private Noise() {}

    /** Each treatment's share of the residual squares of all sessions, times the treatments; 1 where there are no residuals. */
    static double[] relative(BlockTable fresh, List<BlockTable> stored) {
        List<BlockTable> tables = new ArrayList<>(stored);
        tables.add(fresh);
        double[] squares = new double[fresh.treatments()];
        for (BlockTable table : tables) {
            for (int t = 0; t < squares.length; t++) {
                squares[t] += table.squares(t);
            }
        }
        double sum = Arrays.stream(squares).sum();
        return Arrays.stream(squares)
                .map(own -> sum == 0 ? 1 : own * squares.length / sum)
                .toArray();
    }
}
