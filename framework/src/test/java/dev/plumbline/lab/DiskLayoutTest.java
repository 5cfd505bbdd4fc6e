package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.MisuseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiskLayoutTest {

    private static final long MIB = 1 << 20;
    private static final LunsSpec TWO_LUNS = new LunsSpec(2, 1024 * MIB);

    @ParameterizedTest
    @CsvSource({"8, 8, 0", "12, 12, 0", "13, 12, 1", "22, 12, 10", "24, 12, 12"})
    void packed_fills_a_lun_before_the_next(int machines, int onFirst, int onSecond) {
        assertThat(luns(machines, Placement.PACKED)).containsExactly(onFirst, onSecond);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "8, 4, 4", "13, 7, 6", "24, 12, 12"})
    void alternating_goes_to_the_next_lun_each_time(int machines, int onFirst, int onSecond) {
        assertThat(luns(machines, Placement.ALTERNATING)).containsExactly(onFirst, onSecond);
    }

    @ParameterizedTest
    @EnumSource(Placement.class)
    void slots_lie_on_their_lun_and_never_on_each_other(Placement placement) {
        List<DiskSlot> slots = DiskLayout.slots(24, 80 * MIB, placement, TWO_LUNS);

        assertThat(slots).doesNotHaveDuplicates().allSatisfy(slot -> {
            assertThat(slot.offset() % (80 * MIB)).isZero();
            assertThat(slot.offset() + slot.bytes()).isLessThanOrEqualTo(TWO_LUNS.bytes());
        });
    }

    @ParameterizedTest
    @EnumSource(Placement.class)
    void what_does_not_fit_is_told_with_both_numbers(Placement placement) {
        assertThatThrownBy(() -> DiskLayout.slots(25, 80 * MIB, placement, TWO_LUNS))
                .isInstanceOf(MisuseException.class)
                .hasMessageStartingWith("25 machines of 80 MiB do not fit on 2 LUNs of 1 GiB, which hold 24");
    }

    @Test
    void a_disk_larger_than_a_lun_fits_nowhere() {
        assertThatThrownBy(() -> DiskLayout.slots(1, 2048 * MIB, Placement.PACKED, TWO_LUNS))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("which hold 0");
    }

    private static List<Integer> luns(int machines, Placement placement) {
        List<DiskSlot> slots = DiskLayout.slots(machines, 80 * MIB, placement, TWO_LUNS);
        return List.of(on(slots, 0), on(slots, 1));
    }

    private static int on(List<DiskSlot> slots, int lun) {
        return (int) slots.stream().filter(slot -> slot.lun() == lun).count();
    }
}
