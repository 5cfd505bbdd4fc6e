package dev.plumbline.load;

import dev.plumbline.model.Quantities;
import java.util.List;
import java.util.OptionalLong;

/**
 * What each machine exchanges with the peer.
 *
 * @param messageBytes the size of a message
 * @param directions which way messages go
 * @param parallel streams of each machine in each direction
 * @param udpBitsPerSecond what each machine sends in each direction by UDP, over all its streams; empty for TCP
 */
record StreamSpec(
        int messageBytes, List<StreamLane.Direction> directions, int parallel, OptionalLong udpBitsPerSecond) {

    StreamSpec {
        directions = List.copyOf(directions);
    }

    boolean udp() {
        return udpBitsPerSecond.isPresent();
    }

    boolean reads() {
        return directions.contains(StreamLane.Direction.READ);
    }

    boolean writes() {
        return directions.contains(StreamLane.Direction.WRITE);
    }

    /** The same with so many streams more that they can be dealt evenly. */
    StreamSpec withMultipleOf(int legs) {
        int streams = (parallel + legs - 1) / legs * legs;
        return new StreamSpec(messageBytes, directions, streams, udpBitsPerSecond);
    }

    String description() {
        return "stream: "
                + (udp()
                        ? "UDP at " + bits(udpBitsPerSecond.getAsLong())
                        : "messages of " + Quantities.formatBytes(messageBytes))
                + (reads() ? ", read" : "")
                + (writes() ? ", written" : "")
                + (parallel == 1 ? "" : ", " + parallel + " streams at once");
    }

    private static String bits(long bitsPerSecond) {
        return Quantities.formatNumber(bitsPerSecond / 1e6) + " Mbit/s";
    }
}
