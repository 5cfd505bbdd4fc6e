package dev.plumbline.load;

import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.WebServer;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who asks web servers, and how.
 *
 * @param count how many, 1 to 10,000
 * @param keepAlive whether a connection serves more than one request
 * @param thinkTime how long each waits between an answer and its next request
 * @param front the load balancer that they ask; empty where they ask the machines themselves
 * @param fault what breaks in the course of it; they send again what is not answered
 */
record Clients(
        int count, boolean keepAlive, Duration thinkTime, Optional<LoadBalancer> front, Optional<DeclaredFault> fault) {

    private static final int MOST = 10_000;
    private static final Duration LONGEST_THINK_TIME = Duration.ofMinutes(1);

    static final Clients ONE = new Clients(1, true, Duration.ZERO, Optional.empty(), Optional.empty());

    Clients {
        if (count < 1 || count > MOST) {
            throw new MisuseException("a load has 1 to 10,000 clients, but got " + count);
        }
        if (thinkTime.isNegative() || thinkTime.compareTo(LONGEST_THINK_TIME) > 0) {
            throw new MisuseException("clients think for 0 s to 1 min, but got " + thinkTime);
        }
    }

    Clients withCount(int clients) {
        return new Clients(clients, keepAlive, thinkTime, front, fault);
    }

    Clients withKeepAlive(boolean kept) {
        return new Clients(count, kept, thinkTime, front, fault);
    }

    Clients withThinkTime(Duration pause) {
        return new Clients(count, keepAlive, pause, front, fault);
    }

    Clients through(LoadBalancer balancer) {
        return new Clients(count, keepAlive, thinkTime, Optional.of(balancer), fault);
    }

    Clients under(DeclaredFault declared) {
        return new Clients(count, keepAlive, thinkTime, front, Optional.of(declared));
    }

    String words() {
        return count
                + (count == 1 ? " client" : " clients")
                + (keepAlive ? "" : ", a connection for each request")
                + (thinkTime.isZero() ? "" : ", " + Quantities.formatDuration(thinkTime) + " between requests")
                + (front.isEmpty() ? "" : ", through a load balancer")
                + fault.map(it -> "; " + it.words()).orElse("");
    }

    /** What can be asked: the balancer, behind which the machines are put, or each machine. */
    List<URI> servers(Machines machines, WebExchange exchange) throws Exception {
        List<URI> servers = new ArrayList<>();
        for (Machine machine : machines.all()) {
            WebServer server = machine.require(WebServer.class, "web server");
            server.offer(exchange.replyBytes());
            servers.add(server.address());
        }
        if (front.isEmpty()) {
            return servers;
        }
        if (fault.isPresent()) {
            front.get().balanceOver(machines.all(), fault.get().repair());
        } else {
            front.get().balanceOver(machines.all());
        }
        return List.of(front.get().address());
    }

    /** Whom each client of one worker asks; the clients are dealt out one by one. */
    List<URI> share(List<URI> servers, int worker, int workers) {
        List<URI> share = new ArrayList<>();
        for (int client = worker; client < count; client += workers) {
            share.add(servers.get(client % servers.size()));
        }
        return share;
    }

    /**
     * How long each client of one worker waits before it asks for the first time: all of them are spread over one think time, so
     * that they do not ask all at once, again and again.
     */
    List<Duration> firstPauses(int worker, int workers) {
        List<Duration> pauses = new ArrayList<>();
        for (int client = worker; client < count; client += workers) {
            pauses.add(thinkTime.multipliedBy(client).dividedBy(count));
        }
        return pauses;
    }
}
