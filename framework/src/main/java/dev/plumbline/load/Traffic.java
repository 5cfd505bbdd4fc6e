package dev.plumbline.load;

import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.Window;
import dev.plumbline.model.Series;
import java.util.List;

/** What was transferred for one machine, within the measured interval. May be used by several threads. */
final class Traffic {

    private static final double MEGABITS_PER_BYTE = 8e-6;

    private final Tally bytes;
    private final Tally transfers;

    Traffic(Window window) {
        this.bytes = new Tally(window);
        this.transfers = new Tally(window);
    }

    void part(long end, int count) {
        bytes.add(end, count);
    }

    void whole(long end) {
        transfers.add(end, 1);
    }

    /** Throughput in Mbit/s, and whole transfers a second under the given name. */
    List<Value> values(String transfersName) {
        return List.of(
                new Value("throughput", "Mbit/s", bytes.perSecond() * MEGABITS_PER_BYTE, Combine.SUM),
                new Value(transfersName, "1/s", transfers.perSecond(), Combine.SUM));
    }

    List<Series> series() {
        return List.of(bytes.series("throughput", "Mbit/s", MEGABITS_PER_BYTE));
    }
}
