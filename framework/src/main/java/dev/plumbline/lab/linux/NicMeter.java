package dev.plumbline.lab.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One direction of a network card of the host. Only cards that tell their rate are metered: a virtual one tells none, or an
 * invented one.
 *
 * @param name the resource's name, as {@code link eth0 in}
 * @param bytes the file of the counter
 * @param capacityPerSecond its rate in bytes
 */
public record NicMeter(String name, Path bytes, double capacityPerSecond) implements Meter {

    private static final double BYTES_PER_MEGABIT = 125_000;

    /** Both directions of each card. */
    static List<Meter> all(Path sys) throws IOException {
        try (Stream<Path> cards = Files.list(sys.resolve("class").resolve("net"))) {
            return cards.sorted()
                    .filter(card -> Files.exists(card.resolve("device")))
                    .flatMap(NicMeter::of)
                    .toList();
        }
    }

    private static Stream<Meter> of(Path card) {
        double rate = megabits(card) * BYTES_PER_MEGABIT;
        if (!(rate > 0)) {
            return Stream.of();
        }
        Path counters = card.resolve("statistics");
        return Stream.of(
                new NicMeter("link " + card.getFileName() + " in", counters.resolve("rx_bytes"), rate),
                new NicMeter("link " + card.getFileName() + " out", counters.resolve("tx_bytes"), rate));
    }

    /** The file cannot be read where the card does not know, or is down. */
    private static double megabits(Path card) {
        try {
            Path file = card.resolve("speed");
            return ProcText.number(Files.readString(file).strip(), file);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    @Override
    public double used() throws IOException {
        return ProcText.number(Files.readString(bytes).strip(), bytes);
    }
}
