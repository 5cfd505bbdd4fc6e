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
    private final Against against;

    Sentences(Response response, Against against) {
        this.response = response;
        this.against = against;
    }

    /** What moved, by how much, from where to where. */
    String level(Verdict verdict, Caveat caveat, Comparison level, String why) {
        return verdict + caveat.label() + ": " + response.name() + " of the whole sweep " + moved(level)
                + interval(level) + ", tolerance " + tolerance() + " (" + values(level) + ", "
                + against.words() + ")" + because(why);
    }

    /** A treatment that is all of its sweep has no shape. */
    String only(Verdict verdict, Caveat caveat, String treatment, Comparison own, String why) {
        return verdict + caveat.label() + ": " + response.name() + " of " + treatment + " " + moved(own) + interval(own)
                + ", tolerance " + tolerance() + " (" + values(own) + ", " + against.words() + ")"
                + because(why);
    }

    /** What moved, and which of level and shape it was. */
    String leaf(
            Verdict verdict, Caveat caveat, String treatment, Comparison own, String level, String shape, String why) {
        return verdict + caveat.label() + ": " + response.name() + " of " + treatment + " " + moved(own) + " ("
                + values(own) + ", " + against.words() + "): " + level + "; " + shape + because(why);
    }

    /** The level's part of a treatment's sentence. */
    String levelPart(Verdict verdict, Comparison level) {
        return "the whole sweep " + moved(level) + interval(level) + ", " + fate(verdict);
    }

    /** The shape's part of a treatment's sentence. */
    String shapePart(Verdict verdict, Comparison shape, boolean withinSessionOnly) {
        return "beyond that it " + moved(shape) + interval(shape) + ", " + fate(verdict)
                + (withinSessionOnly ? " (within-session only)" : "");
    }

    /**
     * What an inconclusive comparison could have seen, and what would settle it.
     *
     * @param more how many more of them would settle it; empty where no number would
     * @param otherwise what to do then
     */
    String needs(double smallest, OptionalInt more, String otherwise) {
        String size = smallest > 10 ? "more than 1000 %" : Quantities.formatPercent(smallest);
        String direction = response.better() == Better.HIGHER ? "a fall by " : "a rise by ";
        String settle = more.isPresent()
                ? "about " + Against.counted(more.getAsInt(), "more " + against.unit()) + " would settle it"
                : "more " + against.unit() + "s alone would not settle it, but " + otherwise + " may";
        return "the smallest worsening that it could have seen is " + direction + size + ", and " + settle;
    }

    /** All treatments at one level of a factor. */
    String contrast(String level, int treatments, Comparison own, Verdict verdict) {
        return response.name() + " of the " + treatments + " treatments with " + level + " " + moved(own)
                + interval(own) + ", " + fate(verdict);
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

    private static String because(String why) {
        return why.isEmpty() ? "" : "; " + why;
    }
}
