package dev.plumbline.lab;

import java.net.InetAddress;

/** An ability of a machine: it has an address in the lab's own network, by which other machines and this computer reach it. */
public interface NetworkAddress {

    /** The address; of a bond, the one that all its legs carry. */
    InetAddress address();
}
