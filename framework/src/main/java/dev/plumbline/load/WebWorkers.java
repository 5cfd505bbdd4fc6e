package dev.plumbline.load;

import dev.plumbline.lab.LinkAccess;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Worker;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the workers of a load on web servers: by schedule where links are emulated, by the clock where they are real. */
final class WebWorkers {

    /** A thread each. */
    private static final int MOST_REAL_CLIENTS = 2_000;

    private static final int LARGEST_BUFFER = 64 << 10;
    private static final int SMALLEST_BUFFER = 16 << 10;
    private static final int ALL_BUFFERS = 16 << 20;

    private final Machines machines;
    private final WebExchange exchange;
    private final Clients clients;

    WebWorkers(Machines machines, WebExchange exchange, Clients clients) {
        this.machines = machines;
        this.exchange = exchange;
        this.clients = clients;
    }

    List<Worker> make() throws Exception {
        boolean emulated = machines.all().get(0).port(LinkAccess.class).isPresent();
        if (!emulated && clients.count() > MOST_REAL_CLIENTS) {
            throw new MisuseException("a lab whose links are real takes at most 2,000 clients, but got "
                    + clients.count() + "; write fewer, as 'clients(2000)'");
        }
        if (clients.fault().isPresent() && clients.front().isEmpty()) {
            throw new MisuseException("a load under a fault goes through a load balancer; declare one, as '@Balancer"
                    + " LoadBalancer balancer', and write '.through(balancer)'");
        }
        List<URI> servers = clients.servers(machines, exchange);
        return emulated ? scheduled(servers) : real(servers);
    }

    /** What carries the fault out, where there is one; the last, so that clients have ended before it repairs. */
    private List<Worker> fault(Optional<TrackedRequests> requests, SharedTraffic traffic) {
        return requests.stream()
                .<Worker>map(it -> new FaultWorker(
                        machines, clients.fault().orElseThrow(), clients.front().orElseThrow(), it, traffic))
                .toList();
    }

    private List<Worker> scheduled(List<URI> servers) throws IOException {
        ScheduledCalls calls = new ScheduledCalls(machines, exchange, clients);
        List<Worker> workers = new ArrayList<>();
        try {
            for (int index = 0; index < machines.count(); index++) {
                ScheduledWorker worker = new ScheduledWorker(
                        name(index),
                        calls,
                        clients,
                        share(servers, index),
                        clients.firstPauses(index, machines.count()));
                workers.add(worker);
                worker.connect();
            }
            workers.addAll(fault(calls.tracked(), calls.traffic()));
        } catch (IOException | RuntimeException e) {
            Workers.closeAll(workers, e);
            throw e;
        }
        return workers;
    }

    private List<Worker> real(List<URI> servers) throws Exception {
        Calls calls = new Calls(machines, exchange, clients);
        byte[] message = new byte[exchange.requestBytes()];
        List<Worker> workers = new ArrayList<>();
        try {
            for (int index = 0; index < machines.count(); index++) {
                CallWorker worker =
                        CallWorker.of(name(index), calls, share(servers, index), message, bufferBytes(clients.count()));
                workers.add(worker);
                worker.connect();
            }
            workers.addAll(fault(calls.tracked(), calls.traffic()));
        } catch (RuntimeException e) {
            Workers.closeAll(workers, e);
            throw e;
        }
        return workers;
    }

    /** Many clients have smaller buffers, so that all together stay within bounds. */
    static int bufferBytes(int clients) {
        return Math.max(SMALLEST_BUFFER, Math.min(LARGEST_BUFFER, ALL_BUFFERS / clients));
    }

    private String name(int index) {
        Machine machine = machines.all().get(index);
        return machine.name();
    }

    private List<URI> share(List<URI> servers, int index) {
        return clients.share(servers, index, machines.count());
    }
}
