package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Window;
import dev.plumbline.model.Attachment;
import dev.plumbline.model.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What one machine and the peer received from each other within the measured interval; what was sent does not count. */
final class IperfAnswer {

    private static final int STEPS = 10;
    private static final double MEGABITS_PER_BYTE = 8e-6;

    private final StreamSpec spec;
    private final IperfPair.Outcome outcome;
    private final Interval measured;
    private final Optional<FlowDealing> dealing;
    private final double from;
    private final double seconds;
    private final List<IperfStep> received;
    private final List<IperfStep> sent;

    IperfAnswer(StreamSpec spec, IperfPair.Outcome outcome, Interval measured, Optional<FlowDealing> dealing) {
        this.spec = spec;
        this.dealing = dealing;
        this.outcome = outcome;
        this.measured = measured;
        this.from = (measured.from() - begin(outcome)) / 1e9;
        this.seconds = measured.length().toNanos() / 1e9;
        this.received = both(IperfOutput::received);
        this.sent = both(IperfOutput::sent);
    }

    /** The middle of when it can have begun. */
    private static long begin(IperfPair.Outcome outcome) {
        return outcome.earliest() + (outcome.latest() - outcome.earliest()) / 2;
    }

    private List<IperfStep> both(Function<IperfOutput, List<IperfStep>> side) {
        return Stream.of(outcome.client(), outcome.server())
                .flatMap(output -> side.apply(output).stream())
                .toList();
    }

    Answer answer(Window window, boolean withRaw) {
        checkReceived();
        return new Answer(
                Duration.ofNanos(begin(outcome) - window.start()),
                measured,
                Duration.ZERO,
                values(),
                null,
                List.of(series()),
                withRaw
                        ? List.of(
                                new Attachment(
                                        "iperf3 client",
                                        "application/json",
                                        outcome.client().raw()),
                                new Attachment(
                                        "iperf3 server",
                                        "application/json",
                                        outcome.server().raw()))
                        : List.of());
    }

    private void checkReceived() {
        if (spec.reads()) {
            check(outcome.client());
        }
        if (spec.writes()) {
            check(outcome.server());
        }
    }

    private void check(IperfOutput output) {
        if (sum(output.received(), step -> OptionalDouble.of(step.bytes())) <= 0) {
            throw new IncompleteTrialException(output.who() + " received nothing in the measured interval");
        }
    }

    private List<Value> values() {
        double bytes = sum(received, step -> OptionalDouble.of(step.bytes()));
        List<Value> values = new ArrayList<>();
        values.add(new Value("throughput", "Mbit/s", bytes * MEGABITS_PER_BYTE / seconds, Combine.SUM));
        if (spec.udp()) {
            double packets = sum(received, IperfStep::packets);
            values.add(new Value("loss", "%", 100 * sum(received, IperfStep::lost) / packets, Combine.MEAN, packets));
            values.add(new Value("jitter", "ms", jitter(packets), Combine.MEAN, packets));
        } else {
            values.add(new Value("messages", "1/s", bytes / spec.messageBytes() / seconds, Combine.SUM));
            values.add(new Value("retransmits", "1/s", sum(sent, IperfStep::retransmits) / seconds, Combine.SUM));
        }
        values.add(new Value("streams", "", spec.parallel() * spec.directions().size(), Combine.SUM));
        dealing.ifPresent(
                it -> values.add(new Value("streams on the busiest leg", "%", 100 * it.busiest(), Combine.MAX)));
        return values;
    }

    private double jitter(double packets) {
        return received.stream()
                        .mapToDouble(step -> within(step)
                                * step.jitterMillis().orElse(0)
                                * step.packets().orElse(0))
                        .sum()
                / packets;
    }

    private double within(IperfStep step) {
        return step.share(from, from + seconds);
    }

    private double sum(List<IperfStep> steps, Function<IperfStep, OptionalDouble> of) {
        return steps.stream()
                .mapToDouble(step -> within(step) * of.apply(step).orElse(0))
                .sum();
    }

    private Series series() {
        double length = seconds / STEPS;
        return new Series(
                "throughput",
                "Mbit/s",
                length * 1000,
                IntStream.range(0, STEPS)
                        .mapToObj(i -> throughput(from + i * length, length))
                        .toList());
    }

    private double throughput(double begin, double length) {
        return received.stream()
                        .mapToDouble(step -> step.share(begin, begin + length) * step.bytes())
                        .sum()
                * MEGABITS_PER_BYTE
                / length;
    }
}
