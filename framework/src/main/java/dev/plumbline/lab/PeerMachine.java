package dev.plumbline.lab;

/**
 * A machine that is not a virtual one, for others to talk to.
 *
 * @param machine the machine
 */
public record PeerMachine(Machine machine) {}
