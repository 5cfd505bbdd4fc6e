package dev.plumbline.reports.charts;

import java.util.Arrays;

/** How evenly something is shared. */
final class Fairness {

    private Fairness() {}

    /**
     * The index (Σx)² / (n Σx²): 1 where all shares are equal, 1/n where one has everything. Source: Jain, Chiu and Hawe, A
     * quantitative measure of fairness and discrimination for resource allocation in shared computer systems, DEC Research Report
     * TR-301, 1984.
     *
     * @return not a number where a share is negative, or none is above 0
     */
    static double jain(double... shares) {
        double largest = Arrays.stream(shares).max().orElse(0);
        if (!(largest > 0) || Arrays.stream(shares).anyMatch(share -> share < 0)) {
            return Double.NaN;
        }
        // in shares of the largest, so that no square is too large or too small for a number
        double sum = Arrays.stream(shares).map(share -> share / largest).sum();
        double squares = Arrays.stream(shares)
                .map(share -> share / largest)
                .map(share -> share * share)
                .sum();
        return sum * sum / (shares.length * squares);
    }
}
