package dev.plumbline.baseline;

import dev.plumbline.model.Better;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Place;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Slope, knee and peak of a response along the first numeric factor that has four levels or more, for each combination of the
 * others. Each is fitted per session, or per block and arm, and then judged like a level, by t. What comes out is told and changes
 * no verdict on the sweep: there are as many of these tests as curves, and with them the chance of a false alarm would exceed the
 * one percent that level and shape are held to; what moves a slope by much moves the shapes, which are judged.
 */
final class Curves {

    private static final int FEWEST = 4;

    /** A slope on each side of a break is fitted to no fewer levels than this. */
    private static final int FEWEST_SIDE = 3;

    private final Response response;
    private final SweepTables tables;
    private final List<Finding> findings = new ArrayList<>();

    private Curves(Response response, SweepTables tables) {
        this.response = response;
        this.tables = tables;
    }

    /**
     * The findings.
     *
     * @param tables the fresh side, and what it is held against, if anything
     * @param breaks where the curves jump
     */
    static List<Finding> of(Session session, Response response, SweepTables tables, Breaks breaks) {
        Optional<Factor> along = session.experiment().factors().stream()
                .filter(factor -> factor.numeric() && factor.levels().size() >= FEWEST)
                .findFirst();
        Curves curves = new Curves(response, tables);
        along.ifPresent(factor -> {
            for (CurveWalk walk : CurveWalk.of(session, tables.treatments(), factor)) {
                if (walk.fitted()) {
                    curves.walk(walk, breaks.stretches(walk));
                }
            }
        });
        return curves.findings;
    }

    private void walk(CurveWalk walk, List<CurveWalk> stretches) {
        boolean whole = stretches.size() == 1;
        for (CurveWalk stretch : stretches) {
            if (stretch.size() >= (whole ? FEWEST : FEWEST_SIDE)) {
                slope(stretch, whole);
            }
        }
        if (whole && walk.size() >= CurveFeature.FEWEST_FOR_KNEE) {
            place(Finding.Kind.KNEE, walk, CurveFeature.knee(walk, response.tolerance()), "bends");
        }
        if (whole && response.better() == Better.HIGHER) {
            place(Finding.Kind.PEAK, walk, CurveFeature.peak(walk, response.tolerance()), "is highest");
        }
    }

    private void slope(CurveWalk stretch, boolean whole) {
        CurveFeature feature = CurveFeature.slope(stretch);
        OptionalDouble now = feature.of(tables.fresh());
        if (now.isEmpty()) {
            return;
        }
        double range = stretch.x(stretch.size() - 1) - stretch.x(0);
        String of = response.name() + (whole ? "" : " for " + stretch.range());
        String change = step(now.getAsDouble()) + " with each further " + stretch.factor() + stretch.where();
        // over the whole range a slope is a ratio, which is what a tolerance is for
        finding(
                Finding.Kind.SLOPE,
                stretch,
                of + " " + change,
                feature,
                range,
                response.better(),
                log -> step(log / range),
                null);
    }

    private void place(Finding.Kind kind, CurveWalk walk, CurveFeature feature, String does) {
        OptionalDouble now = feature.of(tables.fresh());
        if (now.isPresent() && feature.isThere(tables.fresh())) {
            String sentence = response.name() + " " + does + " at " + walk.factor() + "="
                    + Quantities.formatNumber(Math.exp(now.getAsDouble())) + walk.where();
            finding(
                    kind,
                    walk,
                    sentence,
                    feature,
                    1,
                    Better.HIGHER,
                    log -> walk.factor() + "=" + Quantities.formatNumber(Math.exp(log)),
                    new Place(walk.factor(), Math.exp(now.getAsDouble())));
        }
    }

    private interface InWords {
        String of(double log);
    }

    private void finding(
            Finding.Kind kind,
            CurveWalk walk,
            String fresh,
            CurveFeature feature,
            double unit,
            Better better,
            InWords words,
            @Nullable Place place) {
        @Nullable CurveChange change = CurveChange.of(tables, feature, unit).orElse(null);
        if (change == null) {
            findings.add(new Finding(kind, response.name(), subject(walk), null, null, fresh, place));
            return;
        }
        Limits limits = new Limits(Math.log1p(-response.tolerance()), Math.log1p(response.tolerance()), better);
        Verdict verdict = change.bounded().verdict(limits);
        Comparison comparison = change.bounded().comparison(Math.exp(change.before()), response.tolerance(), limits);
        String sentence = verdict + ": " + fresh + "; before: " + words.of(change.before());
        findings.add(new Finding(kind, response.name(), subject(walk), verdict, comparison, sentence, place));
    }

    private static String subject(CurveWalk walk) {
        return walk.held();
    }

    private static String step(double log) {
        double change = Math.expm1(log);
        String size = Quantities.formatPercent(Math.abs(change));
        return size.equals("0 %") ? "stays the same" : (change < 0 ? "falls by " : "rises by ") + size;
    }
}
