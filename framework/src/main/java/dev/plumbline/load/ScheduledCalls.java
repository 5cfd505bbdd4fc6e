package dev.plumbline.load;

import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.LinkAccess;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineProcessor;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Repair;
import dev.plumbline.lab.ScheduleTurns;
import dev.plumbline.lab.ScheduledOutage;
import dev.plumbline.lab.Window;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the workers of one trial share where links are emulated by schedule. */
final class ScheduledCalls {

    private final Map<String, LinkAccess> links = new HashMap<>();
    private final SharedTraffic traffic;
    private final WebExchange exchange;
    private final Map<String, MachineProcessor> processors = new HashMap<>();
    private final Map<String, ScheduledOutage> outages = new HashMap<>();
    private final Optional<ScheduleTurns> turns;
    private final LinkAccess front;
    private final Optional<DeclaredFault> fault;
    private final Optional<TrackedRequests> tracked;

    /** Calls of machines; what is in front of them carries everything besides the machines' own links. */
    ScheduledCalls(Machines machines, WebExchange exchange, Clients clients) {
        for (Machine machine : machines.all()) {
            String name = machine.name();
            links.put(name, machine.require(LinkAccess.class, "link that this JVM can watch"));
            machine.port(MachineProcessor.class).ifPresent(processor -> processors.put(name, processor));
            machine.port(ScheduledOutage.class).ifPresent(outage -> outages.put(name, outage));
        }
        this.turns = turns(machines, exchange);
        this.traffic = new SharedTraffic(machines);
        this.exchange = exchange;
        this.front = clients.front().flatMap(LoadBalancer::link).orElse(Unlimited.LINK);
        this.fault = clients.fault();
        this.tracked = fault.map(declared -> new TrackedRequests());
    }

    /** Requests queue for processors, and there it matters who comes first; chunks of documents find their place between others. */
    private static Optional<ScheduleTurns> turns(Machines machines, WebExchange exchange) {
        return exchange.posts() ? machines.all().get(0).port(ScheduleTurns.class) : Optional.empty();
    }

    /** The turns of one more worker. */
    ScheduleTurns.Turn turn() {
        return turns.orElseGet(ScheduleTurns::new).join();
    }

    /** Where requests have names, since something breaks. */
    Optional<TrackedRequests> tracked() {
        return tracked;
    }

    /** The processors of a machine; empty where work on it costs nothing. */
    Optional<MachineProcessor> processor(String machine) {
        return Optional.ofNullable(processors.get(machine));
    }

    /** When a machine is down; empty where that is never. */
    Optional<ScheduledOutage> outage(String machine) {
        return Optional.ofNullable(outages.get(machine));
    }

    /** Whether what a machine that is down would be sent waits for it. */
    boolean waits() {
        return fault.filter(declared -> declared.repair() == Repair.RESTART).isPresent();
    }

    /** Whether the balancer knows by then that a machine is down, and sends it nothing. */
    boolean takenOut(Window window, long moment) {
        return fault.filter(declared -> declared.repair() == Repair.SEND_ON && moment >= declared.noticedAt(window))
                .isPresent();
    }

    WebExchange exchange() {
        return exchange;
    }

    SharedTraffic traffic() {
        return traffic;
    }

    /** @throws IOException when it is none of the machines that are asked */
    int chunkBytes(@Nullable String machine) throws IOException {
        return Math.min(front.chunkBytes(), link(machine).chunkBytes());
    }

    /** When a chunk that a machine sends has passed everything on its way. */
    long carry(String machine, long bytes, long arrival) throws IOException {
        return Math.max(link(machine).send(bytes, arrival), front.send(bytes, arrival));
    }

    /** When a chunk that a machine is sent has passed everything on its way. */
    long carryTo(String machine, long bytes, long arrival) throws IOException {
        return Math.max(link(machine).receive(bytes, arrival), front.receive(bytes, arrival));
    }

    private LinkAccess link(@Nullable String machine) throws IOException {
        return Objects.requireNonNull(links.get(traffic.answering(machine)));
    }

    /** Where there is no balancer, nothing but the machines' links carries. */
    private enum Unlimited implements LinkAccess {
        LINK;

        @Override
        public long send(long bytes, long arrivalNanos) {
            return arrivalNanos;
        }

        @Override
        public long receive(long bytes, long arrivalNanos) {
            return arrivalNanos;
        }

        @Override
        public int chunkBytes() {
            return Integer.MAX_VALUE;
        }
    }
}
