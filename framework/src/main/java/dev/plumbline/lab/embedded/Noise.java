package dev.plumbline.lab.embedded;

import dev.plumbline.lab.TrialPoint;
import dev.plumbline.model.Seeds;
import java.util.Random;

/**
 * How much the emulated devices vary: the spread (standard deviation of the logarithm, as a share) of the factor on every
 * service time that is drawn anew for each session, block and trial. The same seed gives the same noise.
 *
 * @param session spread from session to session
 * @param block spread from block to block of a session
 * @param trial spread from trial to trial of a block
 */
record Noise(double session, double block, double trial) {

    private static final long SESSION = 0;
    private static final long BLOCK = 1;
    private static final long TRIAL = 2;

    /** The factor on all service times of a trial. */
    double factor(TrialPoint point) {
        return Math.exp(session * normal(point.seed(), SESSION, 0)
                + block * normal(point.seed(), BLOCK, point.block())
                + trial * normal(point.seed(), TRIAL, point.position()));
    }

    /** Standard normal; {@link Random} because its algorithm is specified, and so stays the same in later JDKs. */
    private static double normal(long seed, long kind, int index) {
        return new Random(Seeds.mixed(Seeds.mixed(seed, kind), index)).nextGaussian();
    }
}
