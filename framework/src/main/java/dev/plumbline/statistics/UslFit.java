package dev.plumbline.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer.Optimum;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.hipparchus.util.Pair;

/** The fit behind {@link Usl}, by Levenberg and Marquardt from the start that the law's linear form gives. */
final class UslFit {

    private static final int STEPS = 10_000;
    private static final double ROUNDING = 1e-8;

    private UslFit() {}

    static Usl of(double[] load, double[] throughput) {
        try {
            return parameters(load, throughput, optimum(load, throughput));
        } catch (MathRuntimeException e) {
            throw new IllegalArgumentException("the scalability law cannot be fitted: " + e.getMessage(), e);
        }
    }

    static double throughput(double n, double gamma, double alpha, double beta) {
        return gamma * n / (1 + alpha * (n - 1) + beta * n * (n - 1));
    }

    private static Optimum optimum(double[] load, double[] throughput) {
        return new LevenbergMarquardtOptimizer()
                .optimize(new LeastSquaresBuilder()
                        .start(start(load, throughput))
                        .model(point -> valueAndSlopes(load, point))
                        .target(throughput)
                        .lazyEvaluation(false)
                        .maxEvaluations(STEPS)
                        .maxIterations(STEPS)
                        .build());
    }

    /** {@code N / X = (1 + α (N - 1) + β N (N - 1)) / γ} is linear in 1/γ, α/γ and β/γ. */
    private static double[] start(double[] load, double[] throughput) {
        double[] inverse = new double[load.length];
        double[][] terms = new double[load.length][];
        for (int i = 0; i < load.length; i++) {
            inverse[i] = load[i] / throughput[i];
            terms[i] = new double[] {load[i] - 1, load[i] * (load[i] - 1)};
        }
        OLSMultipleLinearRegression linear = new OLSMultipleLinearRegression();
        linear.newSampleData(inverse, terms);
        double[] b = linear.estimateRegressionParameters();
        // a start below zero would put the curve's pole among the data
        double gamma = b[0] > 0
                ? 1 / b[0]
                : 1
                        / IntStream.range(0, load.length)
                                .mapToDouble(i -> inverse[i])
                                .min()
                                .orElseThrow();
        return new double[] {gamma, Math.max(0, b[1] * gamma), Math.max(0, b[2] * gamma)};
    }

    private static Pair<RealVector, RealMatrix> valueAndSlopes(double[] load, RealVector point) {
        double gamma = point.getEntry(0);
        RealVector values = new ArrayRealVector(load.length);
        RealMatrix slopes = new Array2DRowRealMatrix(load.length, 3);
        for (int i = 0; i < load.length; i++) {
            double n = load[i];
            double unit = throughput(n, 1, point.getEntry(1), point.getEntry(2));
            values.setEntry(i, gamma * unit);
            double steep = -gamma * unit * unit / n;
            slopes.setRow(i, new double[] {unit, steep * (n - 1), steep * n * (n - 1)});
        }
        return new Pair<>(values, slopes);
    }

    private static Usl parameters(double[] load, double[] throughput, Optimum optimum) {
        double[] point = optimum.getPoint().toArray();
        double freedom = load.length - 3.0;
        double variance = optimum.getCost() * optimum.getCost() / freedom;
        RealMatrix covariance = optimum.getCovariances(1e-14).scalarMultiply(variance);
        int[] order = IntStream.range(0, load.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> load[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] loads = IntStream.of(order).mapToDouble(i -> load[i]).toArray();
        double[] residuals = IntStream.of(order)
                .mapToDouble(i -> throughput[i] - throughput(load[i], point[0], point[1], point[2]))
                .toArray();
        List<Double> boxed =
                IntStream.range(0, residuals.length).mapToObj(i -> residuals[i]).toList();
        return new Usl(
                estimate(point, covariance, 0, freedom),
                estimate(point, covariance, 1, freedom),
                estimate(point, covariance, 2, freedom),
                logPeak(point[1], point[2], covariance, freedom),
                Math.sqrt(variance),
                boxed,
                structure(loads, throughput, residuals));
    }

    private static Estimate estimate(double[] point, RealMatrix covariance, int i, double freedom) {
        return new Estimate(point[i], Math.sqrt(covariance.getEntry(i, i)), freedom);
    }

    private static Optional<Estimate> logPeak(double alpha, double beta, RealMatrix covariance, double freedom) {
        if (beta <= 0 || alpha >= 1) {
            return Optional.empty();
        }
        RealVector gradient = new ArrayRealVector(new double[] {0, -0.5 / (1 - alpha), -0.5 / beta});
        double variance = gradient.dotProduct(covariance.operate(gradient));
        double value = 0.5 * Math.log((1 - alpha) / beta);
        return Optional.of(new Estimate(value, Math.sqrt(Math.max(0, variance)), freedom));
    }

    private static double structure(double[] loads, double[] throughput, double[] residuals) {
        // of a curve that is followed to rounding, the residuals' signs mean nothing
        if (TrendBasis.dot(residuals, residuals) <= ROUNDING * ROUNDING * TrendBasis.dot(throughput, throughput)) {
            return 1;
        }
        if (LackOfFit.testable(loads, 3)) {
            return LackOfFit.of(loads, residuals, 3).p();
        }
        return Runs.of(residuals).pTooFew();
    }
}
