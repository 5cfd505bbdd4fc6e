package dev.plumbline.reports.sweeps;

import java.util.List;

/**
 * All that the page says of one experiment.
 *
 * @param notices what belongs before every figure: what the lab says of itself, what was left out
 * @param plan how it was laid out, in one line
 * @param charts the charts, the main one first; empty where nothing was swept or measured
 * @param factors the factors in declared order
 * @param responses the responses in declared order
 * @param rows the verdict table in declared order
 * @param expected whether the shapes that the experiment states came out; empty where it states none
 * @param findings what the analysis found
 * @param trust why the answer may be trusted, and what speaks against it
 */
public record Details(
        List<String> notices,
        String plan,
        List<Drawing> charts,
        List<Column.OfFactor> factors,
        List<Column.OfResponse> responses,
        List<Row> rows,
        List<Came> expected,
        List<Remark> findings,
        List<String> trust) {

    /** Copies the lists. */
    public Details {
        notices = List.copyOf(notices);
        charts = List.copyOf(charts);
        factors = List.copyOf(factors);
        responses = List.copyOf(responses);
        rows = List.copyOf(rows);
        expected = List.copyOf(expected);
        findings = List.copyOf(findings);
        trust = List.copyOf(trust);
    }
}
