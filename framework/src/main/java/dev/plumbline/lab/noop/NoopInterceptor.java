package dev.plumbline.lab.noop;

import dev.plumbline.lab.TrialInterceptor;
import dev.plumbline.lab.TrialPoint;
import dev.plumbline.model.Measurement;

/** Passes every trial on as it is. */
public final class NoopInterceptor implements TrialInterceptor {

    @Override
    public Measurement around(TrialPoint trial, Body body) throws Exception {
        return body.run();
    }
}
