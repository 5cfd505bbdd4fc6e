package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Repair;
import dev.plumbline.lab.ScheduledOutage;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import dev.plumbline.model.Attachment;
import java.time.Duration;
import java.util.List;

/** Carries out a trial's fault and its repair, and answers for how the service came through it. */
final class FaultWorker implements Worker {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Machines machines;
    private final DeclaredFault fault;
    private final LoadBalancer front;
    private final TrackedRequests requests;
    private final SharedTraffic traffic;

    FaultWorker(
            Machines machines,
            DeclaredFault fault,
            LoadBalancer front,
            TrackedRequests requests,
            SharedTraffic traffic) {
        this.machines = machines;
        this.fault = fault;
        this.front = front;
        this.requests = requests;
        this.traffic = traffic;
    }

    @Override
    public String machine() {
        return fault.struck();
    }

    @Override
    public Answer run(Window window) throws Exception {
        long noticed = fault.noticedAt(window); // a fault that is too late for the interval is told before it strikes
        fault.plan(window);
        ScheduleLoop.parkUntil(fault.strikesAt(window));
        long struck = moment(window);
        fault.strike();
        ScheduleLoop.parkUntil(noticed);
        if (fault.repair() == Repair.RESTART) {
            mending().now();
        } else {
            takeOut();
        }
        ScheduleLoop.parkUntil(window.to());
        traffic.awaitAllWorkers();
        return answer(window, struck);
    }

    private void takeOut() throws Exception {
        if (fault.machine().isPresent()) {
            front.takeOut(fault.machine().get());
        }
    }

    /** When it struck: by the schedule where that is what the others follow, and where nothing does. */
    private long moment(Window window) {
        boolean real = fault.machine()
                .filter(machine -> machine.port(ScheduledOutage.class).isEmpty())
                .isPresent();
        return real ? System.nanoTime() : fault.strikesAt(window);
    }

    private Answer answer(Window window, long struck) throws Exception {
        Recovery recovery = Recovery.of(requests.ends(), window.from(), struck, window.to());
        WorkDone work = WorkDone.of(machines, fault.struck(), requests);
        return new Answer(
                Duration.ZERO,
                new Interval(window.from(), window.to()),
                Duration.ZERO,
                List.of(
                        new Value("recovery", "ms", recovery.nanos() / NANOS_PER_MILLI, Combine.MAX),
                        new Value("answered", "%", recovery.share() * 100, Combine.MAX),
                        new Value("resent", "", requests.timesResent(), Combine.MAX),
                        new Value("lost", "", requests.lost(), Combine.MAX),
                        new Value("doubled", "", work.doubled(), Combine.MAX)),
                null,
                List.of(),
                List.of(new Attachment("work", "text/plain", words(work))));
    }

    private String words(WorkDone work) {
        return requests.begun() + " requests, " + requests.answers().size() + " answered, " + requests.timesResent()
                + " times sent again, " + requests.lost() + " lost, " + work.doubled() + " times done again"
                + (work.silent().isEmpty()
                        ? ""
                        : "; no list of what they did have " + work.silent()
                                + ", so each request that was sent again may have been done twice");
    }

    private Mending mending() {
        return new Mending(fault, machine());
    }

    @Override
    public void close() {
        mending().atTheEnd();
    }
}
