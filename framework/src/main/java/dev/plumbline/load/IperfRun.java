package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The run of all machines. Each machine loads for longer than it is measured, so that there is an interval in which all of them
 * did, warmed up, also where they did not begin at quite the same moment: all values come from that one.
 */
final class IperfRun {

    private final StreamSpec spec;
    private final int machines;
    private final Optional<FlowDealing> dealing;
    private final List<IperfPair.Outcome> outcomes = new ArrayList<>();
    private final CompletableFuture<List<IperfPair.Outcome>> all = new CompletableFuture<>();

    IperfRun(StreamSpec spec, int machines, Optional<FlowDealing> dealing) {
        this.dealing = dealing;
        this.spec = spec;
        this.machines = machines;
    }

    /** One machine's answer, once all of them have ended; where one fails, the others are given up by an interrupt. */
    Answer answer(IperfPair.Outcome outcome, Window window) throws InterruptedException, ExecutionException {
        boolean last = add(outcome);
        Interval measured = measured(all.get(), window);
        return new IperfAnswer(spec, outcome, measured, dealing).answer(window, last);
    }

    /** Whether it was the last. */
    private synchronized boolean add(IperfPair.Outcome outcome) {
        outcomes.add(outcome);
        return outcomes.size() == machines && all.complete(List.copyOf(outcomes));
    }

    /**
     * The interval: as long as asked, after the warm-up of the machine that began last.
     *
     * @throws IncompleteTrialException when one of them had ended by then
     */
    static Interval measured(List<IperfPair.Outcome> all, Window window) {
        IperfPair.Outcome last = all.stream()
                .max(Comparator.comparingLong(one -> one.latest() - window.start()))
                .orElseThrow();
        IperfPair.Outcome first = all.stream()
                .min(Comparator.comparingLong(one -> end(one) - window.start()))
                .orElseThrow();
        long from = last.latest() + (window.from() - window.start());
        long to = from + (window.to() - window.from());
        if (to - end(first) > 0) {
            throw new IncompleteTrialException(last.machine() + " began up to "
                    + (last.latest() - first.earliest()) / 1_000_000 + " ms after " + first.machine()
                    + ", which then ended too early: they did not load the lab together");
        }
        return new Interval(from, to);
    }

    /** Until when a machine loaded for certain. */
    private static long end(IperfPair.Outcome outcome) {
        double seconds = Math.min(outcome.client().seconds(), outcome.server().seconds());
        return outcome.earliest() + Math.round(seconds * 1e9);
    }
}
