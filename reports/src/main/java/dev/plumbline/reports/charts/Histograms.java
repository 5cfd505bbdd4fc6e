package dev.plumbline.reports.charts;

import dev.plumbline.reports.charts.LatencySheets.Percentile;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** HdrHistogram's compressed histograms in nanoseconds, as {@link dev.plumbline.model.Latencies} carries them. */
final class Histograms {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Longer than this is no histogram of latencies: one of a week with three digits has less. */
    private static final int LONGEST = 4_000_000;

    private Histograms() {}

    /** Percentiles of all of them together, in milliseconds; empty unless each can be read. */
    static Map<Percentile, Double> percentiles(List<String> compressed) {
        Histogram sum = new Histogram(3);
        for (String text : compressed) {
            Optional<Histogram> one = read(text);
            if (one.isEmpty()) {
                return Map.of();
            }
            sum.add(one.get());
        }
        if (sum.getTotalCount() == 0) {
            return Map.of();
        }
        Map<Percentile, Double> values = new EnumMap<>(Percentile.class);
        for (Percentile percentile : Percentile.values()) {
            values.put(percentile, sum.getValueAtPercentile(percentile.number()) / NANOS_PER_MILLI);
        }
        return values;
    }

    private static Optional<Histogram> read(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0));
        } catch (DataFormatException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | BufferUnderflowException
                | NegativeArraySizeException damaged) {
            return Optional.empty();
        }
    }
}
