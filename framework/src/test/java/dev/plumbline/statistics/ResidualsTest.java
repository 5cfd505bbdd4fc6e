package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidualsTest {

    @ParameterizedTest
    @CsvSource({"4, 0.001", "5, 0.004", "6, 0.019", "7, 0.051", "8, 0.128", "9, 0.242", "10, 0.414"})
    @DisplayName(
            "has the probabilities of Swed and Eisenhart, Annals of Mathematical Statistics 14, 1943, for 10 and 10")
    void hasTheTabledProbabilities(int runs, double p) {
        double[] signs = withRuns(runs);

        assertThat(Runs.of(signs).runs()).isEqualTo(runs);
        assertThat(Runs.of(signs).positive()).isEqualTo(10);
        assertThat(Runs.of(signs).pTooFew()).isCloseTo(p, within(5e-4));
    }

    @Test
    void residualsOfOneSignHaveOneOrder() {
        assertThat(Runs.of(new double[] {1, 0, 2, 3}).pTooFew()).isEqualTo(1);
        assertThat(Runs.of(new double[] {1, 0, 2, 3}).runs()).isEqualTo(1);
        assertThatThrownBy(() -> Runs.of(new double[] {0, 0})).hasMessage("residuals must not all be 0");
    }

    @Test
    @DisplayName(
            "lack of fit agrees with Neter, Kutner et al., Applied Linear Statistical Models, section 3.7: bank data")
    void lackOfFitAgreesWithTheBankData() {
        double[] deposit = {125, 100, 200, 75, 150, 175, 75, 175, 125, 200, 100};
        double[] accounts = {160, 112, 124, 28, 152, 156, 42, 124, 150, 104, 136};
        LeastSquaresLine line = LeastSquaresLine.of(deposit, accounts);
        double[] residuals = IntStream.range(0, 11)
                .mapToDouble(i -> accounts[i] - line.at(deposit[i]))
                .toArray();

        FTest test = LackOfFit.of(deposit, residuals, 2);

        assertThat(test.f()).isCloseTo(14.80, within(5e-3));
        assertThat(test.p()).isCloseTo(0.006, within(5e-4));
        assertThat(test.numerator()).isEqualTo(4);
        assertThat(test.denominator()).isEqualTo(5);
    }

    @Test
    void lackOfFitNeedsRepeats() {
        assertThat(LackOfFit.testable(new double[] {1, 2, 3, 4}, 2)).isFalse();
        assertThatThrownBy(() -> LackOfFit.of(new double[] {1, 2, 3, 4}, new double[] {1, -1, 1, -1}, 2))
                .hasMessageContaining("needs repeats");
    }

    /** Ten of each sign in so many runs: short ones first, the rest in the last two. */
    private static double[] withRuns(int runs) {
        double[] signs = new double[20];
        int[] left = {10, 10};
        int place = 0;
        for (int run = 0; run < runs; run++) {
            int side = run % 2;
            boolean last = run >= runs - 2;
            int length = last ? left[side] : 1;
            left[side] -= length;
            for (int i = 0; i < length; i++) {
                signs[place++] = side == 0 ? 1 : -1;
            }
        }
        return signs;
    }
}
