package dev.plumbline.icf;

import java.time.Duration;
import java.util.List;

/**
 * What a file says of the whole test.
 *
 * @param description its description; {@code ""} for none
 * @param runTime how long each run measures; zero means until somebody stops it
 * @param rampUp how long each run loads before it measures
 * @param type what changes from run to run
 * @param workers how the number of workers of a manager grows, where the type changes it
 * @param targets how the number of targets grows, where the type changes it
 * @param queueDepth how the number of outstanding operations grows, where the type changes it
 * @param mostOutstanding where that ends, 1 to 1,024
 */
public record IcfSetup(
        String description,
        Duration runTime,
        Duration rampUp,
        IcfTestType type,
        IcfCycle workers,
        IcfCycle targets,
        IcfCycle queueDepth,
        int mostOutstanding) {

    /** What IOMeter starts with. */
    static final IcfSetup DEFAULT = new IcfSetup(
            "",
            Duration.ZERO,
            Duration.ZERO,
            IcfTestType.NORMAL,
            IcfCycle.ONE_BY_ONE,
            IcfCycle.ONE_BY_ONE,
            new IcfCycle(1, 2, true),
            32);

    /** The numbers of outstanding operations that {@code queueDepth} goes through. */
    public List<Integer> queueDepths() {
        return queueDepth.values(mostOutstanding);
    }
}
