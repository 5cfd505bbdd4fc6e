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
