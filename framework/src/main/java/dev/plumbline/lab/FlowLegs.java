package dev.plumbline.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/**
 * An ability of a machine with a bond that carries each flow on one of its legs: it tells on which, by the flow's addresses and
 * ports, so that a load can deal its flows evenly.
 */
public interface FlowLegs {

    /** How many legs there are, 2 or more. */
    int legs();

    /**
     * The legs by which flows reach this machine, counted from 0 and in the order of the flows.
     *
     * @throws IOException when it cannot be found out
     * @throws InterruptedException when the waiting thread is interrupted
     */
    List<Integer> in(List<Flow> flows) throws IOException, InterruptedException;

    /**
     * The legs by which what this machine sends back leaves it.
     *
     * @throws IOException when it cannot be found out
     * @throws InterruptedException when the waiting thread is interrupted
     */
    List<Integer> out(List<Flow> flows) throws IOException, InterruptedException;

    /**
     * What another machine and this one exchange.
     *
     * @param from the other machine
     * @param fromPort its port
     * @param port the port of this machine
     * @param udp whether it is UDP, and not TCP
     */
    record Flow(InetAddress from, int fromPort, int port, boolean udp) {}
}
