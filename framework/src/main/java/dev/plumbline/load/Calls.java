package dev.plumbline.load;

import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.WebServer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** What all workers of one trial share. */
final class Calls {

    private final Machines machines;
    private final WebExchange exchange;
    private final Clients clients;
    private final SharedTraffic traffic;
    private final RequestCount count;
    private final AtomicBoolean checked = new AtomicBoolean();
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

    /**
     * Called by each worker after all have ended. Fails where a server has ended, since the trial had not all of the lab that it
     * asked for, and where clients and servers counted differently. What becomes of a request that fails, each may count its way.
     */
    void check() throws Exception {
        Optional<LoadBalancer> front = clients.front();
        front.ifPresent(LoadBalancer::check);
        for (Machine machine : machines.all()) {
            machine.require(WebServer.class, "web server").check();
        }
        if (!anyFailed && !checked.getAndSet(true)) {
            Map<String, Long> answers = new TreeMap<>(traffic.answers());
            long all = answers.values().stream().mapToLong(Long::longValue).sum();
            front.ifPresent(balancer -> answers.put(balancer.name(), all));
            count.check(answers);
        }
    }
}
