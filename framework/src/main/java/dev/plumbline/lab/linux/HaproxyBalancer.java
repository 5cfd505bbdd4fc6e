package dev.plumbline.lab.linux;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.Repair;
import dev.plumbline.lab.WebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** haproxy in a namespace with a link of its own. */
public final class HaproxyBalancer implements LoadBalancer {

    private static final int PORT = 80;
    private static final String SETTINGS = "haproxy.cfg";
    private static final String ADMIN = "admin";

    /** The name of the section of its settings that has the machines. */
    private static final String BACKEND = "machines";

    /** No request is sent twice, or clients and servers would count differently. */
    private static final String NO_RETRIES = "  timeout connect 5s\n  retries 0";

    private final String name;
    private final String algorithm;
    private final Attached leg;
    private final FolderService service;
    private Map<String, URI> behind = Map.of();
    private Optional<Repair> repair = Optional.empty();
    private boolean oneTakenOut;

    private HaproxyBalancer(String name, String algorithm, Attached leg, FolderService service) {
        this.name = name;
        this.algorithm = algorithm;
        this.leg = leg;
        this.service = service;
    }

    /** Attaches it to the network, and starts it with nothing behind it. */
    public static HaproxyBalancer start(
            String name, BalancerSettings settings, Path scratch, Network network, Provisioning context)
            throws IOException, InterruptedException {
        ServiceFolder folder = ServiceFolder.announce(scratch.resolve(name + ".proxy"), context);
        NetworkNamespace namespace = NetworkNamespace.create(name, context);
        Attached leg = network.attach(name, namespace, new LinkSpec(1, settings.bitsPerSecond()), context);
        HaproxyBalancer balancer = new HaproxyBalancer(
                name,
                settings.algorithm(),
                leg,
                new FolderService("the load balancer " + name, Tool.HAPROXY, namespace, namespace::inside, folder));
        balancer.start(Map.of(), Optional.empty());
        return balancer;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public URI address() {
        return URI.create("http://" + leg.address().getHostAddress() + ":" + PORT);
    }

    @Override
    public void balanceOver(List<Machine> machines) throws IOException {
        balanceOver(machines, Optional.empty());
    }

    @Override
    public void balanceOver(List<Machine> machines, Repair planned) throws IOException {
        balanceOver(machines, Optional.of(planned));
    }

    /** Where anything is other than before it is started anew, so that nothing of an earlier trial goes on. */
    private synchronized void balanceOver(List<Machine> machines, Optional<Repair> planned) throws IOException {
        Map<String, URI> wanted = new LinkedHashMap<>();
        for (Machine machine : machines) {
            wanted.put(
                    machine.name(),
                    machine.require(WebServer.class, "web server").address());
        }
        boolean same = new ArrayList<>(wanted.entrySet()).equals(new ArrayList<>(behind.entrySet()))
                && planned.equals(repair)
                && !oneTakenOut;
        if (!service.runs() || !same) {
            start(wanted, planned);
        }
    }

    private void start(Map<String, URI> servers, Optional<Repair> planned) throws IOException {
        service.make("");
        String lines = servers.entrySet().stream()
                .map(server -> "  server " + server.getKey() + " "
                        + server.getValue().getHost() + ":" + server.getValue().getPort())
                .collect(Collectors.joining("\n"));
        Map<String, String> values = new TreeMap<>();
        values.put("ADDRESS", leg.address().getHostAddress() + ":" + PORT);
        values.put("ALGORITHM", algorithm);
        values.put("RETRIES", planned.map(HaproxyBalancer::retries).orElse(NO_RETRIES));
        values.put("SERVERS", lines);
        Path settings = Files.writeString(service.path().resolve(SETTINGS), Template.fill(SETTINGS, values));
        service.start(List.of(Tool.HAPROXY.program(), "-db", "-f", settings.toString()), this::answers);
        behind = new LinkedHashMap<>(servers);
        repair = planned;
        oneTakenOut = false;
    }

    /**
     * A connection that cannot be made is tried again, at the same server until it is back or at another one: the request has not been
     * sent yet, so it is sent once. One that breaks under a request fails it.
     */
    private static String retries(Repair planned) {
        return switch (planned) {
            case RESTART, AFTERWARDS -> "  timeout connect 100ms\n  retries 100000";
            case SEND_ON -> "  timeout connect 100ms\n  retries 3\n  option redispatch 1";
        };
    }

    /** What it has under way with that machine ends too, and so fails for its client. */
    @Override
    public synchronized void takeOut(Machine machine) throws IOException {
        oneTakenOut = true;
        admin("set server " + BACKEND + "/" + machine.name() + " state maint");
        admin("shutdown sessions server " + BACKEND + "/" + machine.name());
    }

    /** haproxy answers with an empty line, or says what is wrong. */
    private void admin(String command) throws IOException {
        String said =
                UnixSocket.ask(service.path().resolve(ADMIN), command + "\n").strip();
        if (!said.isEmpty()) {
            throw new IOException("the load balancer " + name + " says to '" + command + "': " + said);
        }
    }

    private boolean answers() {
        try {
            return !counters().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public synchronized void check() {
        service.check();
    }

    /** What it has sent on to machines. */
    @Override
    public synchronized OptionalLong requests() throws IOException {
        return OptionalLong.of(counters().requests());
    }

    public HaproxyCounters counters() throws IOException {
        return HaproxyCounters.parse(UnixSocket.ask(service.path().resolve(ADMIN), "show stat\n"));
    }
}
