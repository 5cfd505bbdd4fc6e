package dev.plumbline.lab.embedded;

import dev.plumbline.lab.LinkAccess;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Repair;
import dev.plumbline.lab.WebServer;
import io.undertow.Undertow;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Undertow's load balancer: each next request goes to the next machine. */
final class EmbeddedBalancer implements LoadBalancer {

    private static final int MOST_CONNECTIONS = 4096;
    private static final int LONGEST_REQUEST_MILLIS = 120_000;

    private final String name;
    private final EmbeddedLink link;
    private final LoadBalancingProxyClient proxy = new LoadBalancingProxyClient()
            .setConnectionsPerThread(MOST_CONNECTIONS)
            .setMaxQueueSize(MOST_CONNECTIONS);
    private final Set<URI> behind = new LinkedHashSet<>();
    private final Undertow server;

    EmbeddedBalancer(String name, EmbeddedLink link, WebThreads threads) {
        this.name = name;
        this.link = link;
        this.server = threads.start(ProxyHandler.builder()
                .setProxyClient(proxy)
                .setMaxRequestTime(LONGEST_REQUEST_MILLIS)
                .build());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public URI address() {
        return WebThreads.address(server);
    }

    @Override
    public Optional<LinkAccess> link() {
        return Optional.of(link);
    }

    @Override
    public synchronized void balanceOver(List<Machine> machines) {
        Set<URI> wanted = new LinkedHashSet<>();
        machines.forEach(machine ->
                wanted.add(machine.require(WebServer.class, "web server").address()));
        behind.stream().filter(host -> !wanted.contains(host)).forEach(proxy::removeHost);
        wanted.stream().filter(host -> !behind.contains(host)).forEach(this::add);
        behind.clear();
        behind.addAll(wanted);
    }

    /** What a machine would be sent while it is down is up to the schedule, which clients here follow. */
    @Override
    public void balanceOver(List<Machine> machines, Repair repair) {
        balanceOver(machines);
    }

    /** So is when it is sent nothing any more: this moment is one of the computer's clock, of which clients may be behind. */
    @Override
    public void takeOut(Machine machine) {
        // Clients send to the next machine what this one refuses from then on.
    }

    private void add(URI host) {
        proxy.addHost(host, null, null, WebThreads.SOCKETS);
    }

    EmbeddedLink embeddedLink() {
        return link;
    }

    void stop() {
        server.stop();
        behind.forEach(proxy::removeHost);
    }
}
