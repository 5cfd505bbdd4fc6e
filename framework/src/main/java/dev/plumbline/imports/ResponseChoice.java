package dev.plumbline.imports;

import dev.plumbline.model.Better;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Response;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of a file's values is a response of the experiment.
 *
 * @param response the response's name
 * @param value the value's name in the file
 * @param unit the unit it must have; {@code null} for the file's
 * @param better the direction; {@code null} for the usual one
 * @param tolerance as a share; {@code null} for the usual one
 */
public record ResponseChoice(
        String response,
        String value,
        @Nullable String unit,
        @Nullable Better better,
        @Nullable Double tolerance) {

    /** How far a response may move where nobody says it, as a share. */
    static final double TOLERANCE = 0.05;

    private static final Pattern FORM = Pattern.compile(
            "([\\w.]+)(?:=([\\w.]+))?(?::([^:]*):(higher|lower)(?::([^:]+))?)?", Pattern.CASE_INSENSITIVE);

    /**
     * As users write it: {@code iops}, {@code latency=p99}, {@code iops:1/s:higher} or {@code iops:1/s:higher:5%}.
     *
     * @throws MisuseException when it has another form
     */
    public static ResponseChoice parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new MisuseException(
                    "'" + text + "' is no response; write 'iops', 'latency=p99' to take it from another of"
                            + " the file's values, or 'iops:1/s:higher:5%'");
        }
        String name = form.group(1);
        String value = form.group(2);
        String better = form.group(4);
        String tolerance = form.group(5);
        return new ResponseChoice(
                name,
                value == null ? name : value,
                form.group(3),
                better == null ? null : Better.valueOf(better.toUpperCase(Locale.ROOT)),
                tolerance == null ? null : Quantities.share(tolerance));
    }

    /** The choice of a response that stored sessions have, by its own name. */
    static ResponseChoice of(Response stored) {
        return new ResponseChoice(stored.name(), stored.name(), stored.unit(), stored.better(), stored.tolerance());
    }

    /** The response that a value of the file makes. */
    Response made(ImportedValue of) {
        return new Response(
                response,
                unit == null ? of.unit() : unit,
                better == null ? of.better() : better,
                tolerance == null ? TOLERANCE : tolerance);
    }
}
