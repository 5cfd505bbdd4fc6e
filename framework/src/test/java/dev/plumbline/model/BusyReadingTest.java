package dev.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How busy a resource was, as a response. */
class BusyReadingTest {

    @Test
    void it_is_a_percentage_under_the_name_of_the_resource() {
        Measurement measured =
                measured(new TreeMap<>(Map.of("parent CPU", 0.25))).withBusy("parent CPU");

        assertThat(measured.readings()).hasSize(2);
        assertThat(measured.readings().get(1))
                .isEqualTo(new Reading("parent CPU", 25, "%", Collections.emptySortedMap()));
        assertThat(measured.sampled()).isTrue();
    }

    @Test
    void a_resource_that_was_not_observed_is_told_with_those_that_were() {
        SortedMap<String, Double> busy = new TreeMap<>(Map.of("lun-1", 0.5, "parent CPU", 0.25));

        assertThatThrownBy(() -> measured(busy).withBusy("parent cpu"))
                .isInstanceOf(MisuseException.class)
                .hasMessage("withBusy(\"parent cpu\"): no resource of that name was observed; write one of [lun-1,"
                        + " parent CPU]");
    }

    @Test
    void where_nothing_was_observed_that_is_told() {
        assertThatThrownBy(() -> Measurement.of("mflops", 812).withBusy("parent CPU"))
                .isInstanceOf(MisuseException.class)
                .hasMessage(
                        "withBusy(\"parent CPU\"): no resource of that name was observed; nothing was, so measure by"
                                + " machines.run(…) on a lab that observes its resources");
    }

    private static Measurement measured(SortedMap<String, Double> busy) {
        Reading reading = new Reading("throughput", 90, "Mbit/s", Collections.emptySortedMap());
        return new Measurement(List.of(reading), null, List.of(), busy, Collections.emptySortedMap(), List.of(), true);
    }
}
