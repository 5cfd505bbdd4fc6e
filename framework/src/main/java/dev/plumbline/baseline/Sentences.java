package dev.plumbline.baseline;

import dev.plumbline.model.Better;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.Interval;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Response;
import dev.plumbline.model.Verdict;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How one response's outcome is told to people. */
final class Sentences {

    private static final double NO_MOVE = 0.0005;

    private final Response response;
    private final int storedSessions;

    Sentences(Response response, int storedSessions) {
        this.response = response;
        this.storedSessions = storedSessions;
    }

    /** What moved, by how much, from where to where. */
    String level(Verdict verdict, Caveat caveat, Comparison level, String why) {
        return verdict + caveat.label() + ": " + response.name() + " of the whole sweep " + moved(level)
                + interval(level) + ", tolerance " + tolerance() + " (" + values(level) + ", "
                + sessions(storedSessions) + ")" + because(why);
    }

    /** A treatment that is all of its sweep has no shape. */
    String only(Verdict verdict, Caveat caveat, String treatment, Comparison own, String why) {
        return verdict + caveat.label() + ": " + response.name() + " of " + treatment + " " + moved(own) + interval(own)
                + ", tolerance " + tolerance() + " (" + values(own) + ", " + sessions(storedSessions) + ")"
                + because(why);
    }

    /** What moved, and which of level and shape it was. */
    String leaf(
            Verdict verdict, Caveat caveat, String treatment, Comparison own, String level, String shape, String why) {
        return verdict + caveat.label() + ": " + response.name() + " of " + treatment + " " + moved(own) + " ("
                + values(own) + ", " + sessions(storedSessions) + "): " + level + "; " + shape + because(why);
    }

    /** The level's part of a treatment's sentence. */
    String levelPart(Verdict verdict, Comparison level) {
        return "the whole sweep " + moved(level) + interval(level) + ", " + fate(verdict);
    }

    /** The shape's part of a treatment's sentence. */
    String shapePart(Verdict verdict, Comparison shape) {
        return "beyond that it " + moved(shape) + interval(shape) + ", " + fate(verdict)
                + (storedSessions == 1 ? " (within-session only)" : "");
    }

    /**
     * What an inconclusive comparison could have seen, and what would settle it.
     *
     * @param otherwise what to do where no number of stored sessions would
     */
    String needs(double smallest, OptionalInt moreSessions, String otherwise) {
        String size = smallest > 10 ? "more than 1000 %" : Quantities.formatPercent(smallest);
        String direction = response.better() == Better.HIGHER ? "a fall by " : "a rise by ";
        String settle = moreSessions.isPresent()
                ? "about " + more(moreSessions.getAsInt()) + " would settle it"
                : "more stored sessions alone would not settle it, but " + otherwise + " may";
        return "the smallest worsening that it could have seen is " + direction + size + ", and " + settle;
    }

    /** A treatment that cannot be judged. */
    static String broken(String response, String treatment, String gap) {
        return Verdict.BROKEN + ": " + response + " of " + treatment + " cannot be judged, since it " + gap;
    }

    private String fate(Verdict verdict) {
        return switch (verdict) {
            case REGRESSION, IMPROVEMENT -> "beyond the tolerance of " + tolerance();
            case EQUIVALENT -> "inside the tolerance of " + tolerance();
            default -> "too uncertain for the tolerance of " + tolerance();
        };
    }

    private String tolerance() {
        return Quantities.formatPercent(response.tolerance());
    }

    private String values(Comparison comparison) {
        String unit = response.unit().isEmpty() ? "" : " " + response.unit();
        return Quantities.formatNumber(comparison.baseline()) + " → "
                + Quantities.formatNumber(comparison.baseline() * comparison.ratio()) + unit;
    }

    private static String moved(Comparison comparison) {
        double change = comparison.ratio() - 1;
        if (Math.abs(change) < NO_MOVE) {
            return "did not move";
        }
        return (change < 0 ? "fell by " : "rose by ") + Quantities.formatPercent(Math.abs(change));
    }

    private static String interval(Comparison comparison) {
        @Nullable Interval interval = comparison.interval();
        return interval == null || Double.isInfinite(interval.high())
                ? ""
                : " [" + signed(interval.low() - 1) + ", " + signed(interval.high() - 1) + "]";
    }

    private static String signed(double change) {
        return (change < 0 ? "−" : "+") + Quantities.formatPercent(Math.abs(change));
    }

    private static String sessions(int count) {
        return count + (count == 1 ? " stored session" : " stored sessions");
    }

    private static String more(int count) {
        return count + (count == 1 ? " more stored session" : " more stored sessions");
    }

    private static String because(String why) {
        return why.isEmpty() ? "" : "; " + why;
    }
}
