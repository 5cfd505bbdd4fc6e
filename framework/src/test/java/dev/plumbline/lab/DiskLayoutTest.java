package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.MisuseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    @CsvSource({"1, 1, 0", "8, 4, 4", "13, 7, 6", "24, 12, 12"})
    void spread_puts_the_first_half_on_the_first_lun(int machines, int onFirst, int onSecond) {
        List<DiskSlot> slots = DiskLayout.slots(machines, 80 * MIB, Layout.of(Placement.SPREAD), TWO_LUNS);

        assertThat(slots).extracting(DiskSlot::lun).isSorted();
        assertThat(List.of(on(slots, 0), on(slots, 1))).containsExactly(onFirst, onSecond);
    }

    @Test
    void spread_makes_groups_that_differ_by_one_at_most() {
        assertThat(lunsOf(11, Layout.of(Placement.SPREAD), new LunsSpec(4, 1024 * MIB)))
                .containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3);
    }

    @Test
    void a_list_names_the_lun_of_each_machine_and_may_be_longer() {
        LunsSpec three = new LunsSpec(3, 1024 * MIB);

        List<DiskSlot> slots = DiskLayout.slots(4, 80 * MIB, Layout.read(" 1 1  3 1 2"), three);

        assertThat(slots)
                .containsExactly(
                        new DiskSlot(0, 0, 80 * MIB),
                        new DiskSlot(0, 80 * MIB, 80 * MIB),
                        new DiskSlot(2, 0, 80 * MIB),
                        new DiskSlot(0, 160 * MIB, 80 * MIB));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 2       | the list places 2 of 3 machines; write the LUN of each, as '1 1 2'
                    1 2 3     | machine 3 is placed on LUN 3, but the LUNs are 1 to 2; write one of these, or a larger count in @Luns
                    0 1 2     | machine 1 is placed on LUN 0, but the LUNs are 1 to 2; write one of these, or a larger count in @Luns
                    2 2 2     | machine 3 is placed on LUN 2, which is full with 2 of 512 MiB; place it on another, or write a larger size in @Luns
                    """)
    void a_list_that_cannot_be_is_told_with_what_to_write(String list, String sentence) {
        assertThatThrownBy(() -> DiskLayout.slots(3, 512 * MIB, Layout.read(list), TWO_LUNS))
                .isInstanceOf(MisuseException.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "packed", "1,2", "1 two", "-1", "1234567", "1 PACKED"})
    void what_is_no_placement_is_told_with_those_there_are(String text) {
        assertThatThrownBy(() -> Layout.read(text))
                .isInstanceOf(MisuseException.class)
                .hasMessage(
                        "'" + text + "' is no placement; write one of [PACKED, ALTERNATING, SPREAD], or the LUN of each"
                                + " machine, as '1 1 2'");
    }

    @ParameterizedTest
    @EnumSource(Placement.class)
    void slots_lie_on_their_lun_and_never_on_each_other(Placement placement) {
        List<DiskSlot> slots = DiskLayout.slots(24, 80 * MIB, Layout.of(placement), TWO_LUNS);

        assertThat(slots).doesNotHaveDuplicates().allSatisfy(slot -> {
            assertThat(slot.offset() % (80 * MIB)).isZero();
            assertThat(slot.offset() + slot.bytes()).isLessThanOrEqualTo(TWO_LUNS.bytes());
        });
    }

    @ParameterizedTest
    @EnumSource(Placement.class)
    void what_does_not_fit_is_told_with_both_numbers(Placement placement) {
        assertThatThrownBy(() -> DiskLayout.slots(25, 80 * MIB, Layout.of(placement), TWO_LUNS))
                .isInstanceOf(MisuseException.class)
                .hasMessageStartingWith("25 machines of 80 MiB do not fit on 2 LUNs of 1 GiB, which hold 24");
    }

    @Test
    void a_disk_larger_than_a_lun_fits_nowhere() {
        assertThatThrownBy(() -> DiskLayout.slots(1, 2048 * MIB, Layout.of(Placement.PACKED), TWO_LUNS))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("which hold 0");
    }

    private static List<Integer> lunsOf(int machines, Layout layout, LunsSpec luns) {
        return DiskLayout.slots(machines, 80 * MIB, layout, luns).stream()
                .map(DiskSlot::lun)
                .toList();
    }

    private static List<Integer> luns(int machines, Placement placement) {
        List<DiskSlot> slots = DiskLayout.slots(machines, 80 * MIB, Layout.of(placement), TWO_LUNS);
        return List.of(on(slots, 0), on(slots, 1));
    }

    private static int on(List<DiskSlot> slots, int lun) {
        return (int) slots.stream().filter(slot -> slot.lun() == lun).count();
    }
}
