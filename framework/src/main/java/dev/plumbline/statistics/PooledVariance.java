package dev.plumbline.statistics;

/**
 * What earlier sessions of an unchanged lab tell of the noise between sessions, on logs.
 *
 * @param level the variance of one session's mean; 0 or more
 * @param levelFreedom its degrees of freedom; greater than 0
 * @param shape the variance of one treatment's mean beyond its session's; 0 or more
 * @param shapeFreedom its degrees of freedom; 0 where a session has one treatment
 */
public record PooledVariance(double level, double levelFreedom, double shape, double shapeFreedom) {

    /** Rejects what is not a number, and negative values. */
    public PooledVariance {
        if (!(level >= 0 && shape >= 0 && levelFreedom > 0 && shapeFreedom >= 0)) {
            throw new IllegalArgumentException("a variance is 0 or more and rests on degrees of freedom, but got "
                    + level + " on " + levelFreedom + " and " + shape + " on " + shapeFreedom);
        }
    }
}
