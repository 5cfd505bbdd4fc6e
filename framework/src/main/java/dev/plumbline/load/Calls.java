package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.WebServer;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** What all workers of one trial share. */
final class Calls {

    private final Machines machines;
    private final WebExchange exchange;
    private final Clients clients;
    private final SharedTraffic traffic;
    private final RequestCount count;
    private final Optional<TrackedRequests> tracked;
    private final AtomicBoolean checked = new AtomicBoolean();
    private final Set<URI> answeredLast = ConcurrentHashMap.newKeySet();
    private final Set<URI> silent = ConcurrentHashMap.newKeySet();
    private volatile boolean anyFailed;

    /**
     * The calls of a trial that is about to start.
     *
     * @param exchange what machines are asked
     * @param clients who asks them
     */
    Calls(Machines machines, WebExchange exchange, Clients clients) throws Exception {
        this.machines = machines;
        this.exchange = exchange;
        this.clients = clients;
        this.traffic = new SharedTraffic(machines);
        this.count = RequestCount.begin(machines, clients.front());
        this.tracked = clients.fault().map(declared -> new TrackedRequests());
    }

    /** Where requests have names, since something breaks. */
    Optional<TrackedRequests> tracked() {
        return tracked;
    }

    WebExchange exchange() {
        return exchange;
    }

    Clients clients() {
        return clients;
    }

    SharedTraffic traffic() {
        return traffic;
    }

    /** Says that a request was not answered as it should. */
    void failed() {
        anyFailed = true;
    }

    /** Says that a server answered a request that was under way when the interval ended. */
    void answeredLast(URI server) {
        answeredLast.add(server);
    }

    /** Says that a server sent nothing more to a client that waited for it when the interval ended, and long after that. */
    void silent(URI server) {
        silent.add(server);
    }

    /** A service that is slow answers at last; one behind a cable that was cut has not been measured. */
    private void checkNoneSilent() throws Exception {
        for (Machine machine : machines.all()) {
            URI server = machine.require(WebServer.class, "web server").address();
            checkNotSilent(machine.name(), server);
        }
        if (clients.front().isPresent()) {
            checkNotSilent(clients.front().get().name(), clients.front().get().address());
        }
    }

    private void checkNotSilent(String name, URI server) {
        if (silent.contains(server) && !answeredLast.contains(server)) {
            throw new IncompleteTrialException(
                    name + " sent nothing more to clients that waited for it, not even long after"
                            + " the interval: its network was cut, or it hangs");
        }
    }

    /**
     * Called by each worker after all have ended. Fails where a server has ended, since the trial had not all of the lab that it
     * asked for, and where clients and servers counted differently. What becomes of a request that fails, each may count its way;
     * and a server that broke on purpose has lost its count.
     */
    void check() throws Exception {
        Optional<LoadBalancer> front = clients.front();
        front.ifPresent(LoadBalancer::check);
        for (Machine machine : machines.all()) {
            if (!isStruck(machine)) {
                machine.require(WebServer.class, "web server").check();
            }
        }
        if (tracked.isEmpty()) {
            checkNoneSilent();
        }
        if (tracked.isEmpty() && !anyFailed && !checked.getAndSet(true)) {
            Map<String, Long> answers = new TreeMap<>(traffic.answers());
            long all = answers.values().stream().mapToLong(Long::longValue).sum();
            front.ifPresent(balancer -> answers.put(balancer.name(), all));
            count.check(answers);
        }
    }

    private boolean isStruck(Machine machine) {
        return clients.fault()
                .filter(fault -> fault.struck().equals(machine.name()))
                .isPresent();
    }
}
