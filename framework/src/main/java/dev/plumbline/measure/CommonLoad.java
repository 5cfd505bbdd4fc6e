package dev.plumbline.measure;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Whether the machines loaded the lab together. */
final class CommonLoad {

    /**
     * How far apart machines may begin, where half of the measured interval is shorter. Values come from what all of them measured
     * at once, so a late machine makes no figure wrong; but one that begins later than this has warmed up for another time
     * than the others, which is a different load.
     */
    private static final Duration WIDEST_SPREAD = Duration.ofSeconds(1);

    private CommonLoad() {}

    /**
     * The interval in which all of them measured.
     *
     * @param asked how long they were to measure
     * @throws IncompleteTrialException when they began too far apart, or shared less than half of what was asked for
     */
    static Interval of(List<MachineAnswer> answers, Duration asked) {
        checkSpread(answers, asked);
        Interval shared = Interval.shared(
                answers.stream().map(answer -> answer.answer().measured()).toList());
        if (shared.length().compareTo(asked.dividedBy(2)) < 0) {
            throw new IncompleteTrialException("all machines together measured only "
                    + shared.length().toMillis() + " ms of the " + asked.toMillis()
                    + " ms that were asked for: they did not load the lab together");
        }
        return shared;
    }

    private static void checkSpread(List<MachineAnswer> answers, Duration asked) {
        Comparator<MachineAnswer> byStart =
                Comparator.comparing(answer -> answer.answer().startDelay());
        MachineAnswer first = answers.stream().min(byStart).orElseThrow(CommonLoad::nobody);
        MachineAnswer last = answers.stream().max(byStart).orElseThrow(CommonLoad::nobody);
        Duration spread = last.answer().startDelay().minus(first.answer().startDelay());
        Duration half = asked.dividedBy(2);
        Duration widest = half.compareTo(WIDEST_SPREAD) > 0 ? half : WIDEST_SPREAD;
        if (spread.compareTo(widest) > 0) {
            throw new IncompleteTrialException(last.machine() + " began " + spread.toMillis() + " ms after "
                    + first.machine() + ", more than " + widest.toMillis() + " ms: they did not load the lab together");
        }
    }

    private static IncompleteTrialException nobody() {
        return new IncompleteTrialException("the load asked no machine");
    }
}
