package dev.plumbline.lab;

/**
 * Where a trial stands in its session.
 *
 * @param seed the session's seed
 * @param block its block, from 1
 * @param arm its arm; {@code ""} for none
 * @param position its place in the session's order, from 1
 * @param treatment its treatment's id
 */
public record TrialPoint(long seed, int block, String arm, int position, String treatment) {}
