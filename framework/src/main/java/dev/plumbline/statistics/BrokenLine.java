package dev.plumbline.statistics;

/** What a jump and a change of slope at one position would add to a straight line. */
final class BrokenLine {

    private final double[] jump;
    private final double[] bend;

    BrokenLine(double[] x, TrendBasis line, double position) {
        double[] scaled = TrendBasis.scaled(x);
        double[] behind = TrendBasis.from(x, position);
        double[] slope = behind.clone();
        for (int i = 0; i < slope.length; i++) {
            slope[i] *= scaled[i];
        }
        jump = TrendBasis.unit(line.residual(behind));
        double[] rest = line.residual(slope);
        TrendBasis.subtract(rest, jump, TrendBasis.dot(rest, jump));
        bend = TrendBasis.unit(rest);
    }

    /** The sum of squares that both explain together, of what one line left. */
    double explained(double[] residuals) {
        double byJump = TrendBasis.dot(jump, residuals);
        double byBend = TrendBasis.dot(bend, residuals);
        return byJump * byJump + byBend * byBend;
    }
}
