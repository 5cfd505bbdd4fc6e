package dev.plumbline.engine;

import java.time.InstantSource;

/**
 * What the walk of every experiment of a run works with.
 *
 * @param settings the run's properties
 * @param openLab the lab
 * @param pool resources that serve the whole run
 * @param output where the run writes to
 * @param cancellation whether it is to end before its time
 * @param progress where it says how far it is
 * @param wall this computer's clock, which may be set
 */
record RunTools(
        RunSettings settings,
        OpenLab openLab,
        RunPool pool,
        RunOutput output,
        Cancellation cancellation,
        Progress progress,
        InstantSource wall) {}
