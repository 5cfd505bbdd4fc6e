package dev.plumbline.reports.allure;

import dev.plumbline.model.Expectation;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.model.Verdict;
import dev.plumbline.reports.source.Breakage;
import io.qameta.allure.model.Status;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Verdicts in Allure's words. */
final class Outcomes {

    private Outcomes() {}

    /** Allure's status; {@code null}, which Allure shows as unknown, without a verdict. */
    static @Nullable Status status(@Nullable Verdict verdict) {
        if (verdict == null) {
            return null;
        }
        return switch (verdict) {
            case EQUIVALENT, IMPROVEMENT, NO_BASELINE -> Status.PASSED;
            case REGRESSION -> Status.FAILED;
            case INCONCLUSIVE -> Status.SKIPPED;
            case BROKEN, NOT_COMPARABLE -> Status.BROKEN;
        };
    }

    /** Allure's status of an expectation. */
    static Status status(Expectation.State state) {
        return switch (state) {
            case MET -> Status.PASSED;
            case NOT_MET -> Status.FAILED;
            case UNDECIDED -> Status.SKIPPED;
        };
    }

    /** Where Allure's categories look, of an expectation. */
    static String headline(Expectation.State state) {
        return "expectation: " + state.words();
    }

    /** The verdict with a sign, so that it is found at a glance and without colours. */
    static String sign(@Nullable Verdict verdict) {
        if (verdict == null) {
            return "· not judged";
        }
        return switch (verdict) {
                    case EQUIVALENT -> "=\u00a0";
                    case IMPROVEMENT -> "▲\u00a0";
                    case NO_BASELINE -> "–\u00a0";
                    case REGRESSION -> "▼\u00a0";
                    case INCONCLUSIVE -> "?\u00a0";
                    case BROKEN -> "✕\u00a0";
                    case NOT_COMPARABLE -> "≠\u00a0";
                }
                + words(verdict);
    }

    /** The verdict in small letters, as in {@code no baseline}. */
    static String words(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Where Allure's categories look: the first line of a result's details. */
    static String headline(@Nullable Verdict verdict, boolean wholeSweep) {
        return "verdict: " + (verdict == null ? "none" : words(verdict))
                + (wholeSweep ? " of the whole sweep" : " of one treatment");
    }

    /** The same of what broke, with the place where it did. */
    static String headline(Breakage breakage, boolean wholeSweep) {
        return headline(Verdict.BROKEN, wholeSweep) + " by the "
                + breakage.name().toLowerCase(Locale.ROOT);
    }

    /** The same of a verdict that rests on these trials. */
    static String headline(@Nullable Verdict verdict, boolean wholeSweep, List<TrialRecord> trials) {
        return verdict == Verdict.BROKEN ? headline(Breakage.of(trials), wholeSweep) : headline(verdict, wholeSweep);
    }
}
