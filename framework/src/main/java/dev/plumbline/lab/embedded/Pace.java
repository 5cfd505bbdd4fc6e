package dev.plumbline.lab.embedded;

import dev.plumbline.lab.TrialPoint;

/** How much longer than declared the devices of a lab take in the trial that runs. */
final class Pace {

    private final Noise noise;
    private volatile double wear;
    private volatile double factor;

    Pace(Noise noise, double wear) {
        this.noise = noise;
        this.wear = wear;
        this.factor = 1 + wear;
    }

    /** By which share the devices take longer than when they were new. */
    double wear() {
        return wear;
    }

    /** Ages the devices, or makes them younger, from the next trial on. */
    void wear(double share) {
        wear = share;
    }

    void trialStarts(TrialPoint point) {
        factor = (1 + wear) * noise.factor(point);
    }

    long stretch(double declaredNanos) {
        return Math.round(declaredNanos * factor);
    }
}
