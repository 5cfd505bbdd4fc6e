package dev.plumbline.plan;

/**
 * A trial that is to be run.
 *
 * @param block its block, from 1
 * @param arm its arm; {@code ""} for none
 * @param position its place in the session's order, from 1
 * @param point its treatment
 */
public record PlannedTrial(int block, String arm, int position, DesignPoint point) {}
