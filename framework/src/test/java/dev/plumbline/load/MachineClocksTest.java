package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineClock;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Machines with clocks of their own are asked for them, before and after a load. */
class MachineClocksTest {

    @Test
    @Timeout(60)
    void all_are_asked_at_once() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        MachineClock first = () -> met(both, 7);
        MachineClock second = () -> met(both, -3);

        SortedMap<String, Long> ahead = new MachineClocks(
                        List.of(machine("vm-1", first), machine("vm-2", second), machine("vm-3", null)))
                .ahead();

        assertThat(ahead).containsExactly(Map.entry("vm-1", 7L), Map.entry("vm-2", -3L));
    }

    private static long met(CountDownLatch both, long ahead) throws InterruptedException {
        both.countDown();
        assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
        return ahead;
    }

    @Test
    void one_that_does_not_tell() {
        MachineClock lost = () -> {
            throw new IOException("the connection to vm-1 was lost");
        };

        assertThatThrownBy(() -> new MachineClocks(List.of(machine("vm-1", lost))).ahead())
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage("the clock of vm-1 did not tell the time: the connection to vm-1 was lost");
    }

    @Test
    void a_clock_that_runs_too_fast_is_read_in_the_middle() {
        assertThat(MachineClocks.between(clocks(1_000_000), clocks(101_000_000)))
                .containsEntry("vm-1", 51_000_000L);
    }

    @Test
    void a_clock_that_was_set_breaks_the_trial() {
        assertThatThrownBy(() -> MachineClocks.between(clocks(1_000_000), clocks(-499_000_000)))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage(
                        "the clock of vm-1 moved by -500 ms against this computer's during the trial, so that nobody"
                                + " knows when its operations ended; let no service set it while trials run");
    }

    private static SortedMap<String, Long> clocks(long ahead) {
        return new TreeMap<>(Map.of("vm-1", ahead));
    }

    private static FioMachine machine(String name, @Nullable MachineClock clock) {
        Machine machine = new Machine() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean ready() {
                return true;
            }

            @Override
            public <P> Optional<P> port(Class<P> type) {
                return Optional.ofNullable(clock).filter(type::isInstance).map(type::cast);
            }
        };
        return new FioMachine(machine, new NoServer(), (window, gate) -> "");
    }

    private static final class NoServer implements FioServer {

        @Override
        public String client() {
            return "none";
        }

        @Override
        public SortedMap<String, String> target(Lun lun, DiskSlot slot, Access access) {
            return new TreeMap<>();
        }

        @Override
        public void restart() {
            // there is none
        }
    }
}
