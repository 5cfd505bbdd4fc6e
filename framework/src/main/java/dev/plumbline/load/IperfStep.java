package dev.plumbline.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.lab.IncompleteTrialException;
import java.util.OptionalDouble;

/**
 * The sum of one of iperf3's intervals over the streams of one direction.
 *
 * @param sender whether the side that reports it sent this
 * @param start when it began, in seconds since the test began
 * @param end when it ended
 * @param bytes payload
 * @param retransmits segments that TCP sent again; empty where it is not told
 * @param packets datagrams of UDP; empty for TCP
 * @param lost datagrams that were lost; empty for TCP, and on the sending side
 * @param jitterMillis by RFC 1889; empty for TCP, and on the sending side
 */
record IperfStep(
        boolean sender,
        double start,
        double end,
        double bytes,
        OptionalDouble retransmits,
        OptionalDouble packets,
        OptionalDouble lost,
        OptionalDouble jitterMillis) {

    static IperfStep of(String who, JsonNode sum) {
        if (!sum.path("sender").isBoolean()) {
            throw new IncompleteTrialException(who + " does not tell who sent");
        }
        return new IperfStep(
                sum.path("sender").asBoolean(),
                needed(who, sum, "start"),
                needed(who, sum, "end"),
                needed(who, sum, "bytes"),
                number(sum, "retransmits"),
                number(sum, "packets"),
                number(sum, "lost_packets"),
                number(sum, "jitter_ms"));
    }

    private static double needed(String who, JsonNode sum, String field) {
        return number(sum, field)
                .orElseThrow(() -> new IncompleteTrialException(who + " reports no number for '" + field + "'"));
    }

    private static OptionalDouble number(JsonNode sum, String field) {
        JsonNode value = sum.path(field);
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }

    /** The share of this interval that lies between two moments, 0 to 1. */
    double share(double from, double to) {
        double within = Math.min(end, to) - Math.max(start, from);
        return end > start && within > 0 ? within / (end - start) : 0;
    }
}
