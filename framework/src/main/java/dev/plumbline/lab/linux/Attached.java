package dev.plumbline.lab.linux;

import dev.plumbline.lab.FlowLegs;
import dev.plumbline.lab.LinkLegs;
import java.net.InetAddress;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A machine on the lab's network.
 *
 * @param address its address
 * @param flows where flows go, if each keeps to one of several legs
 * @param legs the cables, if they can be pulled
 */
public record Attached(InetAddress address, Optional<FlowLegs> flows, Optional<LinkLegs> legs) {

    /** The abilities that it gives its machine. */
    public Stream<Object> abilities() {
        return Stream.concat(flows.stream(), legs.stream());
    }
}
