package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {

    private static final double[] GOOD = {1, 3, 2, 5, 4, 7, 6, 8};

    static Stream<Arguments> functions() {
        return Stream.of(
                taking("first", "Welch", v -> Welch.of(v, GOOD)),
                taking("second", "Welch", v -> Welch.of(GOOD, v)),
                taking("first", "MannWhitney", v -> MannWhitney.of(v, GOOD, 0.95)),
                taking("second", "MannWhitney", v -> MannWhitney.of(GOOD, v, 0.95)),
                taking("differences", "SignedRank", v -> SignedRank.of(v, 0.95)),
                taking("values", "MedianInterval", v -> MedianInterval.of(v, 0.95)),
                taking("x", "Kendall", v -> Kendall.of(v, GOOD)),
                taking("y", "Kendall", v -> Kendall.of(GOOD, v)),
                taking("x", "TheilSen", v -> TheilSen.of(v, GOOD, 0.95)),
                taking("y", "TheilSen", v -> TheilSen.of(GOOD, v, 0.95)),
                taking("x", "LeastSquaresLine", v -> LeastSquaresLine.of(v, GOOD)),
                taking("y", "LeastSquaresLine", v -> LeastSquaresLine.of(GOOD, v)),
                taking("x", "Step.at", v -> Step.at(v, GOOD, 4, 0)),
                taking("y", "Step.atBesideKnee", v -> Step.atBesideKnee(GOOD, v, 4, 9, 1)),
                taking("y", "Step.search", v -> Step.search(GOOD, v, 0, 9, 1)),
                taking("x", "Segments.at", v -> Segments.at(v, GOOD, 4)),
                taking("y", "Segments.search", v -> Segments.search(GOOD, v, 9, 1)),
                taking("x", "Hinge", v -> Hinge.of(v, GOOD, 0.95, 9, 1)),
                taking("y", "Hinge", v -> Hinge.of(GOOD, v, 0.95, 9, 1)),
                taking("x", "Usl", v -> Usl.of(v, GOOD)),
                taking("y", "Usl", v -> Usl.of(GOOD, v)),
                taking("y", "LackOfFit", v -> LackOfFit.of(GOOD, v, 2)),
                taking("residuals", "Runs", Runs::of),
                taking("series", "Pettitt", Pettitt::of),
                taking("window", "SteadyState", v -> SteadyState.of(v, SteadyState.SNIA)),
                taking("series", "SteadyState.first", v -> SteadyState.first(v, 5, SteadyState.SNIA)));
    }

    @ParameterizedTest(name = "{0} names what is wrong with {1}")
    @MethodSource("functions")
    void whatIsNotFiniteIsRefusedByNameAndPlace(Consumer<double[]> function, String argument) {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            double[] values = GOOD.clone();
            values[3] = bad;
            assertThatThrownBy(() -> function.accept(values))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(argument + "[3] must be a finite number, but is " + bad);
        }
    }

    @ParameterizedTest(name = "{0} refuses an empty {1}")
    @MethodSource("functions")
    void noValuesAreRefused(Consumer<double[]> function, String argument) {
        if (argument.equals("series")) {
            return;
        }
        assertThatThrownBy(() -> function.accept(new double[0])).isInstanceOf(IllegalArgumentException.class);
    }

    private static Arguments taking(String argument, String name, Consumer<double[]> function) {
        return Arguments.of(Named.of(name, function), argument);
    }
}
