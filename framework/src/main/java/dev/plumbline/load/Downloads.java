package dev.plumbline.load;

import dev.plumbline.lab.LinkAccess;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Window;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What the workers of one trial share: any of their clients may be answered by any machine. */
final class Downloads {

    private final Map<String, LinkAccess> links = new HashMap<>();
    private final Map<String, Traffic> traffic = new ConcurrentHashMap<>();
    private final long documentBytes;
    private final LinkAccess front;
    private final CountDownLatch running;

    /**
     * Downloads from machines.
     *
     * @param front what carries everything besides the machines' own links
     */
    Downloads(Machines machines, long documentBytes, LinkAccess front) {
        for (Machine machine : machines.all()) {
            links.put(machine.name(), machine.require(LinkAccess.class, "link that this JVM can watch"));
        }
        this.documentBytes = documentBytes;
        this.front = front;
        this.running = new CountDownLatch(machines.count());
    }

    long documentBytes() {
        return documentBytes;
    }

    Traffic traffic(String machine, Window window) {
        return traffic.computeIfAbsent(machine, name -> new Traffic(window));
    }

    int chunkBytes(String machine) throws IOException {
        return Math.min(front.chunkBytes(), link(machine).chunkBytes());
    }

    /** When a chunk that a machine sends has passed everything on its way. */
    long carry(String machine, long bytes, long arrival) throws IOException {
        return Math.max(link(machine).send(bytes, arrival), front.send(bytes, arrival));
    }

    private LinkAccess link(@Nullable String machine) throws IOException {
        LinkAccess link = machine == null ? null : links.get(machine);
        if (link == null) {
            throw new IOException("answered by '" + machine + "', which is not asked in this trial");
        }
        return link;
    }

    /** Called by each worker once it counts no more. */
    void workerEnded() {
        running.countDown();
    }

    void awaitAllWorkers() throws InterruptedException {
        running.await();
    }
}
