package dev.plumbline.lab.local;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.NetworkAddress;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.linux.Attached;
import dev.plumbline.lab.linux.NetworkNamespace;
import dev.plumbline.lab.linux.Shaping;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A network namespace for others to talk to; programs run in it as loads start them. */
final class LocalPeer implements Machine, Programs, NetworkAddress {

    private final String name;
    private final NetworkNamespace namespace;
    private final Attached network;

    private LocalPeer(String name, NetworkNamespace namespace, Attached network) {
        this.name = name;
        this.namespace = namespace;
        this.network = network;
    }

    static LocalPeer create(String name, LinkSpec link, LabNetwork network, Provisioning context)
            throws IOException, InterruptedException {
        Shaping.check(link);
        NetworkNamespace namespace = NetworkNamespace.create(context);
        return new LocalPeer(name, namespace, network.attach(name, namespace, link, context));
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
