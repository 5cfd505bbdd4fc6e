package dev.plumbline.lab.linux;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.NetworkAddress;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.Provisioning;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A network namespace for others to talk to; programs run in it as loads start them. */
public final class NamespacePeer implements Machine, Programs, NetworkAddress {

    private final String name;
    private final NetworkNamespace namespace;
    private final Attached network;

    private NamespacePeer(String name, NetworkNamespace namespace, Attached network) {
        this.name = name;
        this.namespace = namespace;
        this.network = network;
    }

    public static NamespacePeer create(String name, LinkSpec link, Network network, Provisioning context)
            throws IOException, InterruptedException {
        Shaping.check(link);
        NetworkNamespace namespace = NetworkNamespace.create(name, context);
        return new NamespacePeer(name, namespace, network.attach(name, namespace, link, context));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public <P> Optional<P> port(Class<P> type) {
        return Stream.concat(Stream.of(this), network.abilities())
                .filter(type::isInstance)
                .<P>map(type::cast)
                .findFirst();
    }

    @Override
    public Process start(List<String> arguments) throws IOException {
        return new ProcessBuilder(namespace.inside(arguments)).start();
    }

    @Override
    public InetAddress address() {
        return network.address();
    }
}
