package dev.plumbline.lab;

/**
 * Marks a {@link Provisioner} whose resources are machines: one that does not come up is taken back and made anew, a few times
 * in a session.
 */
public interface MakesMachines {}
