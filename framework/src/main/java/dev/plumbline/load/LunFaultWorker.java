package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Repair;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Carries out a trial's fault of a LUN and its repair, and answers for how the disk load came through it. */
final class LunFaultWorker implements Worker {

    private static final double NANOS_PER_MILLI = 1e6;

    private final DeclaredFault fault;
    private final FaultedOperations operations;
    private final boolean scheduled;

    /** @param scheduled whether the LUN is emulated by schedule, and struck at the very moment */
    LunFaultWorker(DeclaredFault fault, FaultedOperations operations, boolean scheduled) {
        this.fault = fault;
        this.operations = operations;
        this.scheduled = scheduled;
    }

    /** The LUN, since its answer is that of no machine. */
    @Override
    public String machine() {
        return fault.struck();
    }

    @Override
    public Answer run(Window asked) throws Exception {
        Window window = operations.awaitBegin();
        boolean restored = fault.repair() == Repair.RESTART;
        long planned = restored ? fault.noticedAt(window) : window.to();
        ScheduleLoop.parkUntil(fault.strikesAt(window));
        long strikes = moment(fault.strikesAt(window));
        fault.strike();
        ScheduleLoop.parkUntil(planned);
        if (restored) {
            mending().now();
        }
        long until = restored ? moment(planned) : planned;
        ScheduleLoop.parkUntil(window.to());
        Throughput throughput = new Throughput(operations.await(), operations.loadedFrom(window), strikes);
        return answer(asked, window, values(throughput, new Span(strikes, until, window.to()), restored));
    }

    /** When it struck, when that was over, and when the load ended. */
    private record Span(long from, long until, long to) {}

    private List<Value> values(Throughput throughput, Span span, boolean restored) {
        List<Value> values = new ArrayList<>();
        values.add(new Value("kept", "%", throughput.kept(span.from(), span.until()) * 100, Combine.MAX));
        values.add(new Value("failed", "", operations.failures(), Combine.MAX));
        if (restored) {
            double millis = throughput.recovery(span.until(), span.to()) / NANOS_PER_MILLI;
            values.add(new Value("recovery", "ms", millis, Combine.MAX));
        }
        return values;
    }

    private Answer answer(Window asked, Window window, List<Value> values) {
        long from = operations.loadedFrom(window);
        return new Answer(
                Duration.ofNanos(window.start() - asked.start()),
                new Interval(from, from + window.to() - window.from()),
                Duration.ZERO,
                values,
                null,
                List.of(),
                List.of());
    }

    /** When something is done: by the schedule where that is what the LUN follows. */
    private long moment(long planned) {
        return scheduled ? planned : System.nanoTime();
    }

    private Mending mending() {
        return new Mending(fault, machine());
    }

    @Override
    public void close() {
        mending().atTheEnd();
    }
}
