package dev.plumbline.lab;

import dev.plumbline.model.Measurement;

/** Runs a load on the machines of one trial: warm-up, common start, sampling beside the load, all-answered check. */
@FunctionalInterface
public interface Conductor {

    /**
     * Runs it to its end.
     *
     * @param machines the machines that are asked; every one must answer for the whole interval
     * @throws IncompleteTrialException when one did not, or the lab could not follow
     */
    Measurement run(Machines machines, Load load);
}
