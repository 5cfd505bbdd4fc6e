package dev.plumbline.statistics;

import java.util.Arrays;

/**
 * Exact null distributions of rank statistics without ties, by counting: each as lower tails {@code P(K <= k)} for k = 0,
 * 1, ... Source of the counts: Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, 3rd edition, 2014
 * (sections 3.1, 4.1, 8.1).
 */
final class RankCounts {

    /** Samples of this size and larger use the normal approximation, as R does. */
    static final int EXACT_BELOW = 50;

    private RankCounts() {}

    /** Mann and Whitney's U: sums of {@code m} of the ranks 1..m+n, less the smallest such sum. */
    static double[] mannWhitney(int m, int n) {
        double[][] ways = new double[m + 1][m * n + 1];
        ways[0][0] = 1;
        for (int rank = 1; rank <= m + n; rank++) {
            for (int chosen = Math.min(m, rank); chosen >= 1; chosen--) {
                // the chosen-th smallest rank adds what it exceeds its smallest place by
                int excess = rank - chosen;
                for (int sum = m * n; sum >= excess; sum--) {
                    ways[chosen][sum] += ways[chosen - 1][sum - excess];
                }
            }
        }
        return lowerTails(ways[m]);
    }

    /** Wilcoxon's V: sums of any of the ranks 1..n. */
    static double[] signedRank(int n) {
        double[] ways = new double[n * (n + 1) / 2 + 1];
        ways[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = ways.length - 1; sum >= rank; sum--) {
                ways[sum] += ways[sum - rank];
            }
        }
        return lowerTails(ways);
    }

    /** Concordant pairs of n values, as used by Kendall: inversions of a permutation. */
    static double[] concordant(int n) {
        double[] ways = new double[n * (n - 1) / 2 + 1];
        ways[0] = 1;
        for (int size = 2; size <= n; size++) {
            double[] next = new double[ways.length];
            for (int pairs = 0; pairs < ways.length; pairs++) {
                for (int added = 0; added < size && added <= pairs; added++) {
                    next[pairs] += ways[pairs - added];
                }
            }
            ways = next;
        }
        return lowerTails(ways);
    }

    private static double[] lowerTails(double[] ways) {
        double total = Arrays.stream(ways).sum();
        double[] tails = ways.clone();
        Arrays.parallelPrefix(tails, Double::sum);
        for (int i = 0; i < tails.length; i++) {
            tails[i] /= total;
        }
        return tails;
    }
}
