package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plumbline.lab.BlockAccess;
import dev.plumbline.lab.BlockDevice;
import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.DiskFullException;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.LunRoom;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Placement;
import dev.plumbline.lab.Repair;
import dev.plumbline.lab.TestFaults;
import dev.plumbline.lab.TestLab;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LUNs of the embedded lab that take 200 us for a request, and have no room left from 20 % of 500 ms on. */
class FullDiskTest {

    private static final int MEASURE_MILLIS = 500;
    private static final double DECLARED = 5000;

    /** The share of reads of IOMeter's default. */
    private static final double READS = 67;

    private static final AccessSpec WRITES = AccessSpec.IOMETER_DEFAULT.withReadShare(0);

    @TempDir
    Path folder;

    private TestLab test;
    private LunSet luns;

    @BeforeEach
    void openLab() throws Exception {
        test = TestLab.open(folder, "lun: {service: 200 us}");
        luns = test.luns(2, 1200 << 10);
    }

    @AfterEach
    void closeLab() {
        test.close();
    }

    private DiskLoad load() {
        return DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns);
    }

    private TestTrial run(Machines machines, DiskLoad load) throws Exception {
        return TestTrial.run(test.lab(), machines, load, MEASURE_MILLIS);
    }

    private DeclaredFault full(String lasts, Repair repair) {
        return TestFaults.full(luns, 1, "20 %", lasts, repair);
    }

    @Test
    void writes_fail_while_a_lun_is_full_and_reads_go_on() throws Exception {
        TestTrial trial = run(test.machines(4, Placement.PACKED, luns), load().under(full("40 %", Repair.RESTART)));

        double lost = DECLARED * 0.5 * 0.4 * (1 - READS / 100);
        assertThat(trial.sum("kept")).isCloseTo(READS, within(5.0));
        assertThat(trial.sum("failed")).isCloseTo(lost, withinPercentage(15));
        assertThat(trial.sum("iops") * 0.5 + trial.sum("failed")).isCloseTo(DECLARED * 0.5, withinPercentage(2));
        assertThat(trial.sum("recovery")).isPositive().isLessThan(5);
    }

    @Test
    void the_other_lun_loses_nothing() throws Exception {
        TestTrial both = run(test.machines(4, Placement.ALTERNATING, luns), load().under(full("40 %", Repair.RESTART)));

        assertThat(both.sum("kept")).isCloseTo((100 + READS) / 2, within(5.0));
    }

    @Test
    void a_lun_that_is_freed_afterwards_is_full_to_the_end_and_has_room_in_the_next_trial() throws Exception {
        Machines machines = test.machines(4, Placement.PACKED, luns);

        TestTrial trial = run(machines, load().under(full("0 ms", Repair.AFTERWARDS)));
        TestTrial next = run(machines, load());

        assertThat(trial.sum("failed")).isCloseTo(DECLARED * 0.5 * 0.8 * (1 - READS / 100), withinPercentage(15));
        assertThat(trial.perMachine("recovery")).isEmpty();
        assertThat(next.sum("iops")).isCloseTo(DECLARED, withinPercentage(2));
    }

    @Test
    void nothing_fails_where_nothing_breaks() throws Exception {
        DeclaredFault none = TestFaults.none("20 %", "40 %", Repair.RESTART);

        assertThat(run(test.machines(4, Placement.PACKED, luns), load().under(none))
                        .sum("failed"))
                .isZero();
    }

    @Test
    void a_write_without_room_fails_where_no_fault_is_declared() throws Exception {
        Machines machines = test.machines(1, Placement.PACKED, luns);
        LunRoom room = (LunRoom) luns.luns().get(0);
        try (BlockDevice device = machines.all()
                .get(0)
                .require(BlockAccess.class, "volumes")
                .open(luns.luns().get(0), machines.disks().get(0))) {
            DiskLane writes = new DiskLane(
                    device,
                    WRITES,
                    new AccessPattern(WRITES, device.bytes(), 1),
                    (arrival, end, bytes) -> {},
                    Optional.empty());
            long now = System.nanoTime();
            writes.begin(now);

            room.fillUp();

            assertThatThrownBy(() -> writes.begin(System.nanoTime()))
                    .isInstanceOf(DiskFullException.class)
                    .hasMessage("lun-1 is full: no space left on device");
            room.makeRoom();
            assertThat(writes.begin(System.nanoTime())).isGreaterThan(now);
        }
    }

    @Test
    void a_lun_that_nobody_can_fill_breaks_the_trial() throws Exception {
        record Fixed(String name, long bytes) implements Lun {}
        LunSet fixed = new LunSet(List.of(new Fixed("lun-1", 1)));
        DeclaredFault fault = TestFaults.full(fixed, 1, "20 %", "40 %", Repair.RESTART);

        assertThatThrownBy(() -> run(test.machines(4, Placement.PACKED, luns), load().under(fault)))
                .hasRootCauseInstanceOf(MissingCapabilityException.class)
                .hasRootCauseMessage("LUN 'lun-1' has no way to be filled up on purpose");
    }
}
