package dev.plumbline.lab.embedded;

import dev.plumbline.lab.TrialPoint;

/** How much longer than declared the devices of a lab take in the trial that runs. */
final class Pace {

    private final Noise noise;
    private final double wear;
    private volatile double factor;

    Pace(Noise noise, double wear) {
        this.noise = noise;
        this.wear = wear;
        this.factor = 1 + wear;
    }

    void trialStarts(TrialPoint point) {
        factor = (1 + wear) * noise.factor(point);
    }

    long stretch(double declaredNanos) {
        return Math.round(declaredNanos * factor);
    }
}
