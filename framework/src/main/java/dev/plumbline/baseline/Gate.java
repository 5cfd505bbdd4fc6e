package dev.plumbline.baseline;

import dev.plumbline.model.Expectation;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Verdict;
import java.util.Locale;

/** Which verdicts let a build pass. */
public enum Gate {
    /** Regressions and broken sessions fail; what cannot be told is aborted, for people to look at. */
    OFF,
    /** Also fails what has no baseline or none that it may be compared with. */
    REGRESSION,
    /** Also fails what the data cannot tell: only an improvement or an equivalence passes. */
    STRICT;

    /** What becomes of a test. */
    public enum Decision {
        /** The test passes. */
        PASSED,
        /** The test fails. */
        FAILED,
        /** The test is neither: JUnit's aborted. */
        ABORTED
    }

    /**
     * The gate of that name, in any case.
     *
     * @throws MisuseException when there is none
     */
    public static Gate parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "off" -> OFF;
            case "regression" -> REGRESSION;
            case "strict" -> STRICT;
            default ->
                throw new MisuseException(
                        "plumbline.gate is '" + text + "', but there are only off, regression and strict");
        };
    }

    /** What becomes of a test with this verdict. */
    public Decision outcome(Verdict verdict) {
        return switch (verdict) {
            case REGRESSION, BROKEN -> Decision.FAILED;
            case IMPROVEMENT, EQUIVALENT -> Decision.PASSED;
            case INCONCLUSIVE -> this == STRICT ? Decision.FAILED : Decision.ABORTED;
            case NOT_COMPARABLE -> this == OFF ? Decision.ABORTED : Decision.FAILED;
            case NO_BASELINE -> this == OFF ? Decision.PASSED : Decision.FAILED;
        };
    }

    /** What becomes of a test whose expectation came out so. */
    public Decision outcome(Expectation.State state) {
        return switch (state) {
            case MET -> Decision.PASSED;
            case NOT_MET -> Decision.FAILED;
            case UNDECIDED -> this == STRICT ? Decision.FAILED : Decision.ABORTED;
        };
    }

    /** The gate as it is written in {@code plumbline.gate}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
