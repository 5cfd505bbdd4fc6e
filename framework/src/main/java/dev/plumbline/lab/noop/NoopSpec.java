package dev.plumbline.lab.noop;

/**
 * What {@link Noop} comes to.
 *
 * @param count how many, 1 or more
 */
public record NoopSpec(int count) {}
