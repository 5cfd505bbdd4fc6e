package dev.plumbline.baseline;

import java.util.Random;

/** How the noise of a simulated lab is distributed. Every kind has a standard deviation of one. */
enum SimulatedNoise {
    /** Normal noise. */
    NORMAL("normal"),
    /** Student's t on 3 degrees of freedom, of sessions as of trials. */
    HEAVY("heavy-tailed (t₃, sessions as well as trials)"),
    /** One trial in five is slow; the two modes are five standard deviations of either apart. */
    BIMODAL("bimodal (one trial in five is slow)"),
    /** Normal noise, and each session drifts by its own amount, of 4 % standard deviation, from start to end. */
    DRIFT("drift within each session (4 %)");

    static final double DRIFT_OF_SESSION = 0.04;

    private static final double ROOT_OF_THREE = Math.sqrt(3);
    private static final double SLOW = 0.2;
    private static final double APART = 5;
    private static final double BIMODAL_DEVIATION = Math.sqrt(1 + APART * APART * SLOW * (1 - SLOW));

    private final String text;

    SimulatedNoise(String text) {
        this.text = text;
    }

    double ofSession(Random random) {
        return this == HEAVY ? heavy(random) : random.nextGaussian();
    }

    double ofTrial(Random random) {
        return switch (this) {
            case HEAVY -> heavy(random);
            case BIMODAL ->
                (random.nextGaussian() - APART * ((random.nextDouble() < SLOW ? 1 : 0) - SLOW)) / BIMODAL_DEVIATION;
            default -> random.nextGaussian();
        };
    }

    private static double heavy(Random random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            double normal = random.nextGaussian();
            squares += normal * normal;
        }
        return random.nextGaussian() / Math.sqrt(squares / 3) / ROOT_OF_THREE;
    }

    @Override
    public String toString() {
        return text;
    }
}
