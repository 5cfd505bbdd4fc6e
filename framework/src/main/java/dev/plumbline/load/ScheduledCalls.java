package dev.plumbline.load;

import dev.plumbline.lab.LinkAccess;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
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
    private final LinkAccess front;

    /**
     * Calls of machines.
     *
     * @param front what carries everything besides the machines' own links
     */
    ScheduledCalls(Machines machines, WebExchange exchange, Optional<LinkAccess> front) {
        for (Machine machine : machines.all()) {
            links.put(machine.name(), machine.require(LinkAccess.class, "link that this JVM can watch"));
        }
        this.traffic = new SharedTraffic(machines);
        this.exchange = exchange;
        this.front = front.orElse(Unlimited.LINK);
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
