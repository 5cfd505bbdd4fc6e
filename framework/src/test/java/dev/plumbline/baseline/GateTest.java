package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.Expectation;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {

    @ParameterizedTest
    @CsvSource({
        "REGRESSION,     FAILED,  FAILED,  FAILED",
        "IMPROVEMENT,    PASSED,  PASSED,  PASSED",
        "EQUIVALENT,     PASSED,  PASSED,  PASSED",
        "INCONCLUSIVE,   ABORTED, ABORTED, FAILED",
        "NOT_COMPARABLE, ABORTED, FAILED,  FAILED",
        "NO_BASELINE,    PASSED,  FAILED,  FAILED",
        "BROKEN,         FAILED,  FAILED,  FAILED",
    })
    void everyVerdictHasItsOutcomeAtEveryGate(
            Verdict verdict, Gate.Decision off, Gate.Decision regression, Gate.Decision strict) {
        assertThat(Gate.OFF.outcome(verdict)).isEqualTo(off);
        assertThat(Gate.REGRESSION.outcome(verdict)).isEqualTo(regression);
        assertThat(Gate.STRICT.outcome(verdict)).isEqualTo(strict);
    }

    @ParameterizedTest
    @CsvSource({
        "MET,       PASSED,  PASSED,  PASSED",
        "NOT_MET,   FAILED,  FAILED,  FAILED",
        "UNDECIDED, ABORTED, ABORTED, FAILED",
    })
    void anExpectationHasItsOutcomeAtEveryGate(
            Expectation.State state, Gate.Decision off, Gate.Decision regression, Gate.Decision strict) {
        assertThat(Gate.OFF.outcome(state)).isEqualTo(off);
        assertThat(Gate.REGRESSION.outcome(state)).isEqualTo(regression);
        assertThat(Gate.STRICT.outcome(state)).isEqualTo(strict);
    }

    @ParameterizedTest
    @EnumSource
    void aGateIsReadAsItIsWritten(Gate gate) {
        assertThat(Gate.parse(gate.toString())).isEqualTo(gate);
        assertThat(Gate.parse(" " + gate.name() + " ")).isEqualTo(gate);
    }

    @Test
    void anUnknownGateIsMisuse() {
        assertThatThrownBy(() -> Gate.parse("strikt"))
                .isInstanceOf(MisuseException.class)
                .hasMessage("plumbline.gate is 'strikt', but there are only off, regression and strict");
    }
}
