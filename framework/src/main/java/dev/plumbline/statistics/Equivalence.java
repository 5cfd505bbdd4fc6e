package dev.plumbline.statistics;

/**
 * Two one-sided tests (TOST): evidence that a figure lies inside given margins, not merely that nothing was found.
 * Source: Schuirmann, A comparison of the two one-sided tests procedure and the power approach, Journal of
 * Pharmacokinetics and Biopharmaceutics 15, 1987.
 *
 * <p>Equivalence is claimed when {@code p = max(pLow, pHigh) <= α}, which is the same as the interval with confidence
 * 1 - 2α lying inside the margins. Each test has level α, and so has the claim; no correction for the two is due.
 *
 * @param pLow one-sided p-value against "the truth lies at or below the lower margin"
 * @param pHigh one-sided p-value against "the truth lies at or above the upper margin"
 * @param interval the interval with confidence 1 - 2α, in the unit of the estimate
 * @param equivalent whether both tests reject at α
 */
public record Equivalence(double pLow, double pHigh, ConfidenceInterval interval, boolean equivalent) {

    /** The p-value of the claim: the larger of the two. */
    public double p() {
        return Math.max(pLow, pHigh);
    }

    /**
     * Tests whether the truth lies between the margins.
     *
     * @param estimate the estimate with its error; for a ratio, the logarithm of it
     * @param low the lower margin, in the unit of the estimate; below {@code high}
     * @param high the upper margin
     * @param alpha the level of the claim, below 0.5
     * @throws IllegalArgumentException if the margins are not finite or stand the wrong way round, or alpha does not lie
     *     between 0 and 0.5
     */
    public static Equivalence of(Estimate estimate, double low, double high, double alpha) {
        Inputs.finite("low", low);
        Inputs.finite("high", high);
        if (low >= high) {
            throw new IllegalArgumentException("low must be below high, but they are " + low + " and " + high);
        }
        if (!(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException("alpha must lie between 0 and 0.5, but is " + alpha);
        }
        double pLow = estimate.pAbove(low);
        double pHigh = estimate.pBelow(high);
        boolean equivalent = Math.max(pLow, pHigh) <= alpha;
        return new Equivalence(pLow, pHigh, estimate.interval(1 - 2 * alpha), equivalent);
    }

    /**
     * The same for a ratio that was estimated as a logarithm; the returned interval is one of logarithms.
     *
     * @param lowRatio the smallest ratio that still counts as equal, as 0.95; above 0
     * @param highRatio the largest, as 1 / 0.95
     */
    public static Equivalence ofRatio(Estimate logRatio, double lowRatio, double highRatio, double alpha) {
        Inputs.positive("lowRatio", lowRatio);
        Inputs.positive("highRatio", highRatio);
        return of(logRatio, Math.log(lowRatio), Math.log(highRatio), alpha);
    }
}
