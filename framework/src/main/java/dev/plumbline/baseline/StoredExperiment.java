package dev.plumbline.baseline;

/**
 * An experiment of which something is stored.
 *
 * @param lab the lab's name
 * @param experiment the experiment's id
 */
public record StoredExperiment(String lab, String experiment) {}
