package dev.plumbline.measure;

import dev.plumbline.model.Latencies;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** A histogram of nanoseconds as the model keeps it. */
final class LatencySummary {

    private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9};
    private static final double NANOS_PER_MILLI = 1e6;

    private LatencySummary() {}

    static Latencies of(Histogram nanos) {
        SortedMap<Double, Double> percentiles = new TreeMap<>();
        for (double percentile : PERCENTILES) {
            percentiles.put(percentile, nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI);
        }
        return new Latencies(
                nanos.getTotalCount(),
                nanos.getMean() / NANOS_PER_MILLI,
                nanos.getMaxValue() / NANOS_PER_MILLI,
                percentiles,
                encoded(nanos));
    }

    private static String encoded(Histogram nanos) {
        ByteBuffer buffer = ByteBuffer.allocate(nanos.getNeededByteBufferCapacity());
        int length = nanos.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}
