package dev.plumbline.lab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.UndoRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetersTest {

    private record Fixed(String name, double used, double capacityPerSecond) implements Meter {}

    private final Meters meters = new Meters();

    @Test
    void what_a_resource_meters_is_gone_as_soon_as_it_is_undone() {
        meters.add("plumbline-a", new Fixed("vm-1 link out", 0, 1));
        meters.add("plumbline-a", new Fixed("vm-1 link in", 0, 1));
        meters.add("plumbline-b", new Fixed("vm-2 link out", 0, 1));

        meters.forget(UndoRecord.of(NetworkNamespace.HANDLER, Map.of("name", "plumbline-a")));
        meters.forget(UndoRecord.of(NetworkNamespace.HANDLER, Map.of("name", "plumbline-a")));

        assertThat(meters.all()).extracting(Meter::name).containsExactly("vm-2 link out");
    }

    @Test
    void two_resources_of_one_name_would_be_taken_for_one() {
        meters.add("plumbline-a", new Fixed("lun-1", 0, 1));

        assertThatThrownBy(() -> meters.add("plumbline-b", new Fixed("lun-1", 0, 1)))
                .hasMessage("'lun-1' is metered already");
    }
}
