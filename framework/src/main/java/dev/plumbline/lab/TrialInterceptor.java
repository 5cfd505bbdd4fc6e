package dev.plumbline.lab;

import dev.plumbline.model.Measurement;

/** Code around the measured part of each trial; declared with {@link InterceptedBy}. */
public interface TrialInterceptor {

    /**
     * Called in place of the trial's body, with all resources there and reset.
     *
     * @param trial where the trial stands
     * @param body the rest of the chain; call it once
     * @return what {@code body} returned, or more
     * @throws Exception to break the trial
     */
    Measurement around(TrialPoint trial, Body body) throws Exception;

    /** The rest of the chain, at its end the experiment's method. */
    @FunctionalInterface
    interface Body {

        /** Runs it. */
        Measurement run() throws Exception;
    }
}
