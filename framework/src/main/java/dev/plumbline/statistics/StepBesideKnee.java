package dev.plumbline.statistics;

import java.util.Arrays;

/** The fits behind {@link Step#atBesideKnee}: two lines that meet, with and without a jump. */
final class StepBesideKnee {

    private final double[] x;
    private final double[] y;
    private final double position;
    private final double[] jump;
    private final TrendBasis line;
    private final TrendBasis lineAndJump;
    private final HingeProfile knees;
    private final HingeProfile kneesAndJump;

    StepBesideKnee(double[] x, double[] y, double position) {
        Inputs.pairs(x, y, 6);
        Inputs.levels("x", x, 5);
        Inputs.notConstant("y", y);
        double[] levels = TrendBasis.levels(x);
        long before = Arrays.stream(levels).filter(level -> level < position).count();
        if (before < 2 || levels.length - before < 2) {
            throw new IllegalArgumentException("two different x must lie on either side of " + position
                    + ", but there are " + before + " before it and " + (levels.length - before) + " from it on");
        }
        this.x = x;
        this.y = y;
        this.position = position;
        jump = TrendBasis.from(x, position);
        line = new TrendBasis(x, 1);
        lineAndJump = line.with(jump);
        knees = new HingeProfile(x, line);
        kneesAndJump = new HingeProfile(x, lineAndJump);
    }

    Step test(int permutations, long seed) {
        double[] straight = line.left(y);
        double[] residuals = line.with(hinge(knees.best(straight).place())).left(y);
        double[] fitted = y.clone();
        TrendBasis.subtract(fitted, residuals, 1);
        double p = ResidualPermutation.p(residuals, dealt -> gain(fitted, dealt), permutations, seed);
        double[] withJump = lineAndJump.left(y);
        HingeGap.Knee knee = kneesAndJump.best(withJump);
        double freedom = x.length - 5.0;
        double rest = Math.max(0, TrendBasis.dot(withJump, withJump) - knee.explained());
        double explained = Math.max(0, TrendBasis.dot(residuals, residuals) - rest);
        return new Step(position, size(knee, rest, freedom), FTest.of(explained, rest, 1, freedom), p);
    }

    /** By how much the jump lessens the residual sum of squares, as a share of what it leaves. */
    private double gain(double[] fitted, double[] dealt) {
        double[] values = fitted.clone();
        TrendBasis.subtract(values, dealt, -1);
        double[] without = line.residual(values);
        double[] with = lineAndJump.residual(values);
        double left = TrendBasis.dot(without, without) - knees.best(without).explained();
        double rest = TrendBasis.dot(with, with) - kneesAndJump.best(with).explained();
        if (rest <= 0) {
            return left > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        return (left - rest) / rest;
    }

    private Estimate size(HingeGap.Knee knee, double rest, double freedom) {
        TrendBasis bent = line.with(hinge(knee.place()));
        double[] added = bent.residual(jump);
        double length = TrendBasis.dot(added, added);
        double size = TrendBasis.dot(added, bent.left(y)) / length;
        return new Estimate(size, Math.sqrt(rest / freedom / length), freedom);
    }

    private double[] hinge(double knee) {
        return Arrays.stream(x).map(value -> Math.max(0, value - knee)).toArray();
    }
}
