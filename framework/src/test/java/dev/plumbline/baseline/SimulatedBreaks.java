package dev.plumbline.baseline;

import dev.plumbline.model.Alias;
import dev.plumbline.model.Better;
import dev.plumbline.model.Level;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Sweeps of 8 to 22 machines in 5 blocks along curves that are known to be smooth, with or without a jump at 13. */
enum SimulatedBreaks {
    LAW("the scalability law", n -> law(n, 0.05, 0.002)),
    PAST_ITS_PEAK("the scalability law, past its peak", n -> law(n, 0.02, 0.02)),
    FULL("full from the start", n -> 8),
    KNEE_BEFORE("full from 11.5 on", n -> Math.min(n, 11.5)),
    KNEE_THERE("full from 13 on", n -> Math.min(n, 13)),
    SATURATING("saturating", n -> n / (n + 6)),
    SHARE("a share of 13 each", n -> Math.min(n, 13) / n);

    private static final Alias SECOND_LUN = new Alias("LUNs in use", "vms", "", new Level("13", 13.0), 1, 2);
    private static final Response IOPS = new Response("iops", "1/s", Better.HIGHER, 0.05);
    private static final int JUMP_AT = 13;

    private final String text;
    private final DoubleUnaryOperator curve;

    SimulatedBreaks(String text, DoubleUnaryOperator curve) {
        this.text = text;
        this.curve = curve;
    }

    /**
     * Sweeps of which a jump is told.
     *
     * @param ratio by what the curve is multiplied from 13 on; 1 for a smooth curve
     * @param predicted whether a covariate moves at 13
     * @param noise the noise of a trial, as a share
     */
    SimulatedLab.Count told(double ratio, boolean predicted, double noise, int sweeps, long seed) {
        Random random = new Random(seed);
        SessionBuilder builder = SessionBuilder.session(1).vms(8, 22);
        Session session = (predicted ? builder.aliases(SECOND_LUN) : builder).build();
        int hits = 0;
        for (int i = 0; i < sweeps; i++) {
            double[][] table = new double[5][15];
            for (double[] block : table) {
                double ofBlock = 0.005 * random.nextGaussian();
                Arrays.setAll(block, t -> {
                    double vms = t + 8;
                    double value = curve.applyAsDouble(vms) * (vms >= JUMP_AT ? ratio : 1);
                    return Math.log(value) + ofBlock + noise * random.nextGaussian();
                });
            }
            String wanted = predicted ? "at vms=13, where LUNs in use goes 1 → 2: that explains it" : "unexplained";
            hits += new Breaks(session, IOPS, session.design().treatments(), table)
                            .findings().stream()
                                    .anyMatch(finding -> finding.sentence().contains(wanted))
                    ? 1
                    : 0;
        }
        return new SimulatedLab.Count(sweeps, hits);
    }

    private static double law(double n, double alpha, double beta) {
        return n / (1 + alpha * (n - 1) + beta * n * (n - 1));
    }

    @Override
    public String toString() {
        return text;
    }
}
