package dev.plumbline.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one trial measured; the return value of an experiment.
 *
 * @param readings one for each response; never empty, names are unique
 * @param latencies how long single operations took; {@code null} where that was not measured
 * @param series responses over time
 * @param busy resource name to the share of the measured interval in which it was busy, 0 to 1
 * @param covariates what else was observed beside the load, by name
 * @param attachments raw output of the tools
 * @param sampled whether the framework sampled the lab beside the load; false for a body that measures by itself
 * @param remark one sentence on what a reader of this trial must know, as what else ran on the computer; {@code null} for
 *     nothing
 */
public record Measurement(
        List<Reading> readings,
        @Nullable Latencies latencies,
        List<Series> series,
        SortedMap<String, Double> busy,
        SortedMap<String, Double> covariates,
        List<Attachment> attachments,
        boolean sampled,
        @Nullable String remark) {

    private static final double PERCENT = 100;

    /** Rejects a measurement without readings, or with two readings of one response. */
    public Measurement {
        readings = List.copyOf(readings);
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("a measurement needs at least one reading");
        }
        if (readings.stream().map(Reading::response).distinct().count() < readings.size()) {
            throw new IllegalArgumentException("a measurement has two readings of one response: " + readings);
        }
        series = List.copyOf(series);
        busy = Copies.of(busy);
        covariates = Copies.of(covariates);
        attachments = List.copyOf(attachments);
    }

    /** A measurement without a remark. */
    public Measurement(
            List<Reading> readings,
            @Nullable Latencies latencies,
            List<Series> series,
            SortedMap<String, Double> busy,
            SortedMap<String, Double> covariates,
            List<Attachment> attachments,
            boolean sampled) {
        this(readings, latencies, series, busy, covariates, attachments, sampled, null);
    }

    /**
     * A probe of one's own, in the unit that {@code @Response} declares.
     *
     * @throws IllegalArgumentException when the value is not finite
     */
    public static Measurement of(String response, double value) {
        return of(new Reading(response, value, null, Collections.emptySortedMap()));
    }

    /**
     * A probe of one's own.
     *
     * @param unit the unit the value is in; it must be the one that {@code @Response} declares
     * @throws IllegalArgumentException when the value is not finite
     */
    public static Measurement of(String response, double value, String unit) {
        return of(new Reading(response, value, unit, Collections.emptySortedMap()));
    }

    /** A probe of one's own that has a value for each machine. */
    public static Measurement of(Reading reading) {
        return new Measurement(
                List.of(reading),
                null,
                List.of(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                List.of(),
                false);
    }

    /**
     * This measurement and one more response.
     *
     * @throws IllegalArgumentException when the response is there already, or the value is not finite
     */
    public Measurement and(String response, double value, String unit) {
        List<Reading> more = new ArrayList<>(readings);
        more.add(new Reading(response, value, unit, Collections.emptySortedMap()));
        return new Measurement(more, latencies, series, busy, covariates, attachments, sampled, remark);
    }

    /**
     * This measurement and one more response: the share of the measured interval in which a resource was busy, in %.
     *
     * <pre>{@code
     * machines.run(DownloadLoad.of("1 MB")).withBusy("parent CPU")
     * }</pre>
     *
     * @param resource its name, which the response bears too; as reports name it
     * @throws MisuseException when no resource of that name was observed; the message names those that were
     * @throws IllegalArgumentException when there is a response of that name already
     */
    public Measurement withBusy(String resource) {
        Double share = busy.get(resource);
        if (share == null) {
            throw new MisuseException("withBusy(\"" + resource + "\"): no resource of that name was observed; "
                    + (busy.isEmpty()
                            ? "nothing was, so measure by machines.run(…) on a lab that observes its resources"
                            : "write one of " + busy.keySet()));
        }
        return and(resource, share * PERCENT, "%");
    }

    /**
     * This measurement and a time as one more response, in s.
     *
     * @throws IllegalArgumentException when the response is there already
     */
    public Measurement and(String response, Duration time) {
        return and(response, time.toNanos() / 1e9, "s");
    }

    /** This measurement without what is large and only shown: series, the histogram and raw attachments. */
    public Measurement withoutRawData() {
        return !hasRawData()
                ? this
                : new Measurement(
                        readings,
                        latencies == null ? null : latencies.withoutHistogram(),
                        List.of(),
                        busy,
                        covariates,
                        List.of(),
                        sampled,
                        remark);
    }

    boolean hasRawData() {
        return latencies != null || !series.isEmpty() || !attachments.isEmpty();
    }
}
