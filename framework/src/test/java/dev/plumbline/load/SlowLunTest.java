package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.LunPace;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Placement;
import dev.plumbline.lab.Repair;
import dev.plumbline.lab.TestFaults;
import dev.plumbline.lab.TestLab;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LUNs of the embedded lab that take 200 us for a request, and longer from 20 % of 500 ms on. */
class SlowLunTest {

    private static final int MEASURE_MILLIS = 500;
    private static final double DECLARED = 5000;

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

    private Machines machines(Placement placement) throws Exception {
        return test.machines(4, placement, luns);
    }

    private DiskLoad load() {
        return DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns);
    }

    private TestTrial run(Placement placement, DeclaredFault fault) throws Exception {
        return TestTrial.run(test.lab(), machines(placement), load().under(fault), MEASURE_MILLIS);
    }

    private DeclaredFault slow(int times) {
        return TestFaults.slow(luns, 1, times, "20 %", "40 %", Repair.RESTART);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 10})
    void while_a_lun_is_slow_it_does_one_nth_and_afterwards_all_of_it(int times) throws Exception {
        TestTrial trial = run(Placement.PACKED, slow(times));

        assertThat(trial.sum("kept")).isCloseTo(100.0 / times, withinPercentage(3));
        assertThat(trial.sum("iops")).isCloseTo(DECLARED * (0.6 + 0.4 / times), withinPercentage(2));
        assertThat(trial.sum("recovery")).isPositive().isLessThanOrEqualTo(0.2 * times + 0.21);
    }

    @Test
    void the_other_lun_is_as_fast_as_ever() throws Exception {
        assertThat(run(Placement.ALTERNATING, slow(4)).sum("kept")).isCloseTo((100 + 25) / 2.0, within(2.0));
    }

    @Test
    void where_nothing_breaks_all_is_kept() throws Exception {
        TestTrial trial = run(Placement.PACKED, TestFaults.none("20 %", "40 %", Repair.RESTART));

        assertThat(trial.sum("kept")).isCloseTo(100, within(2.0));
        assertThat(trial.sum("iops")).isCloseTo(DECLARED, withinPercentage(2));
        assertThat(trial.sum("recovery")).isPositive().isLessThan(1);
    }

    /** A volume that notes what is done to it. */
    private record Noting(String name, long bytes, List<String> done) implements Lun, LunPace {

        @Override
        public void planned(int times, long from, long to) {
            done.add("planned");
        }

        @Override
        public void slow(int times) {
            done.add("slow");
        }

        @Override
        public void restore() {
            done.add("restored");
        }
    }

    @Test
    void a_lun_is_restored_once_also_when_the_trial_breaks() throws Exception {
        Machines machines = machines(Placement.PACKED);
        List<String> done = new CopyOnWriteArrayList<>();
        LunSet noting = new LunSet(List.of(new Noting("lun-1", 1, done)));
        DeclaredFault fault = TestFaults.slow(noting, 1, 4, "20 %", "0 ms", Repair.AFTERWARDS);

        assertThatThrownBy(() ->
                        TestTrial.run(test.lab(), machines, load().under(fault).beside(new Failing()), MEASURE_MILLIS))
                .hasRootCauseMessage("something else went wrong");

        assertThat(done).containsExactly("planned", "slow", "restored");
    }

    /** A load that fails once the LUN is slow. */
    private record Failing() implements Load {

        @Override
        public String description() {
            return "fails";
        }

        @Override
        public List<Worker> workers(Machines machines) {
            return List.of(new Worker() {
                @Override
                public String machine() {
                    return "vm-1";
                }

                @Override
                public Answer run(Window window) throws Exception {
                    ScheduleLoop.parkUntil((window.from() + window.to()) / 2);
                    throw new IOException("something else went wrong");
                }

                @Override
                public void close() {
                    // It holds nothing.
                }
            });
        }
    }

    @Test
    void a_lun_that_is_restored_afterwards_is_slow_to_the_end_and_fast_in_the_next_trial() throws Exception {
        DeclaredFault fault = TestFaults.slow(luns, 1, 4, "20 %", "0 ms", Repair.AFTERWARDS);
        Machines machines = machines(Placement.PACKED);

        TestTrial trial = TestTrial.run(test.lab(), machines, load().under(fault), MEASURE_MILLIS);
        TestTrial next = TestTrial.run(test.lab(), machines, load(), MEASURE_MILLIS);

        assertThat(trial.sum("kept")).isCloseTo(25, within(1.0));
        assertThat(trial.sum("iops")).isCloseTo(DECLARED * (0.2 + 0.8 / 4), withinPercentage(2));
        assertThat(trial.perMachine("recovery")).isEmpty();
        assertThat(next.sum("iops")).isCloseTo(DECLARED, withinPercentage(2));
    }

    @Test
    void a_throughput_that_is_not_back_in_time_breaks_the_trial() {
        DeclaredFault fault = TestFaults.slow(luns, 1, 1000, "20 %", "70 %", Repair.RESTART);

        assertThatThrownBy(() -> run(Placement.PACKED, fault))
                .hasRootCauseInstanceOf(IncompleteTrialException.class)
                .rootCause()
                .hasMessageStartingWith("the load was not back at its former throughput of ");
    }

    @Test
    void too_little_before_the_fault_breaks_the_trial() {
        DeclaredFault fault = TestFaults.slow(luns, 1, 4, "1 ms", "40 %", Repair.RESTART);

        assertThatThrownBy(() -> run(Placement.PACKED, fault))
                .rootCause()
                .hasMessageMatching("only \\d operations ended before the fault, too few to tell the former throughput;"
                        + " let it strike later, or lengthen the interval");
    }

    @Test
    void a_fault_that_no_disk_would_notice_is_refused() throws Exception {
        Machines machines = machines(Placement.PACKED);
        DiskLoad load = load().under(TestFaults.slow(luns, 2, 4, "20 %", "40 %", Repair.RESTART));

        assertThatThrownBy(() -> load.workers(machines))
                .isInstanceOf(MisuseException.class)
                .hasMessage("the fault strikes lun-2, on which no machine of the load has its disk; write the number of"
                        + " another LUN in @Fault(lun)");
    }

    @Test
    void a_lun_whose_pace_nobody_can_set_breaks_the_trial() {
        record Fixed(String name, long bytes) implements Lun {}
        LunSet fixed = new LunSet(List.of(new Fixed("lun-1", 1)));

        assertThatThrownBy(() -> run(Placement.PACKED, TestFaults.slow(fixed, 1, 4, "20 %", "40 %", Repair.RESTART)))
                .hasRootCauseInstanceOf(MissingCapabilityException.class)
                .hasRootCauseMessage("LUN 'lun-1' has no way to be slowed down on purpose");
    }

    @Test
    void each_load_takes_part_in_faults_of_its_own() throws Exception {
        DeclaredFault killed = TestFaults.killed(machines(Placement.PACKED), 1, "20 %", "0 ms", Repair.RESTART);

        assertThatThrownBy(() -> load().under(killed))
                .isInstanceOf(MisuseException.class)
                .hasMessageStartingWith("a DiskLoad takes part in faults of LUNs, but machine 1 is killed;");
        assertThatThrownBy(() -> RequestLoad.of("1 KiB").under(slow(4)))
                .isInstanceOf(MisuseException.class)
                .hasMessageStartingWith(
                        "a RequestLoad takes part in faults of machines, but LUN 1 takes 4 times as long;");
    }
}
