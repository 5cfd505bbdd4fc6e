package dev.plumbline.lab.linux;

import dev.plumbline.lab.FlowLegs;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A machine on the lab's network.
 *
 * @param address its address
 * @param flows where flows go, if each keeps to one of several legs
 */
public record Attached(InetAddress address, Optional<FlowLegs> flows) {}
