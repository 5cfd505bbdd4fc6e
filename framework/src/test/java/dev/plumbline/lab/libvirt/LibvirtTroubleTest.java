package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineLostException;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.ssh.SshConnection;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.load.StreamLoad;
import dev.plumbline.model.Measurement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to virtual machines, and to their libvirtd, while a load runs. */
@Tag("guests")
class LibvirtTroubleTest {

    /** How long a load runs in whose course something happens. */
    private static final Duration LATER = Duration.ofSeconds(6);

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private DiskLoad load;
    private Machines all;

    @Test
    void a_trial_breaks_where_a_machine_ends_and_lives_on_where_libvirtd_does_and_the_next_is_whole() throws Exception {
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, "")) {
            LunSet luns = test.luns(1, 16L << 20);
            load = DiskLoad.of(AccessSpec.IOMETER_DEFAULT.withReadShare(1)).on(luns);
            all = test.machines(3, 1);

            assertBreaks(test, 2, name -> test.emulator(name).destroyForcibly());
            assertBreaks(test, 1, name -> test.virsh().run("destroy", test.domain(name)));
            assertWhole(test.run(some(test, 0), load, 500));

            MidLoad under = MidLoad.start(test, some(test, 0), load, Duration.ofSeconds(6));
            PrivateLibvirtd.shared().restart();
            assertWhole(under.result());
            assertWhole(test.run(some(test, 0), load, 500));

            assertKnowsOfClocksThatAreSet(test);
            assertBreaksWhereItStandsStill(test);
        }
    }

    /** By an hour, each time; only fio writes times down by a machine's own clock. */
    private void assertKnowsOfClocksThatAreSet(LibvirtTestLab test) throws Exception {
        Machines one = some(test, 0);
        StreamLoad streams = StreamLoad.to(test.peer(1, 100_000_000)).writingOnly();
        double before = test.run(one, streams, 1000).readings().get(0).value();

        MidLoad sending = MidLoad.start(test, one, streams, LATER, new MidLoad.Sign("net.0.tx.bytes", 1e6));
        setBack(one.all().get(0));
        assertThat(sending.ended()).isFalse();
        assertThat(sending.result().readings().get(0).value()).isBetween(before / 3, before * 3);

        MidLoad reading = MidLoad.start(test, one, load, LATER);
        setBack(one.all().get(0));
        assertThat(reading.ended()).isFalse();
        assertThatThrownBy(reading::result)
                .hasCauseInstanceOf(IncompleteTrialException.class)
                .message()
                .containsPattern("the clock of vm-\\d+ moved by -36\\d{5} ms against this computer's during the trial")
                .doesNotContain("\n");
    }

    private static void setBack(Machine machine) throws Exception {
        machine.require(SshConnection.class, "login").run("date -s @$(($(date +%s) - 3600))", Duration.ofMinutes(1));
    }

    /** It is taken back as it stands, in the end. */
    private void assertBreaksWhereItStandsStill(LibvirtTestLab test) throws Exception {
        Machines one = some(test, 0);
        MidLoad under = MidLoad.start(test, one, load, Duration.ofSeconds(2));
        String name = one.all().get(0).name();
        test.virsh().run("suspend", test.domain(name));
        assertThatThrownBy(under::result)
                .hasCauseInstanceOf(MachineLostException.class)
                .cause()
                .hasMessageMatching(name + " stands still: its hypervisor qemu:\\S+ says that it is paused \\(user\\)");
    }

    @FunctionalInterface
    private interface Trouble {
        void happens(String machine) throws Exception;
    }

    /** A load of the first machine and another, which ends. */
    private void assertBreaks(LibvirtTestLab test, int other, Trouble trouble) throws Exception {
        MidLoad under = MidLoad.start(test, some(test, 0, other), load, LONG);
        String name = all.all().get(other).name();
        trouble.happens(name);
        assertThat(under.failure())
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessageStartingWith(name + " has ended")
                .hasMessageNotContaining("\n");
    }

    private Machines some(LibvirtTestLab test, int... numbers) {
        List<Machine> machines = IntStream.of(numbers).mapToObj(all.all()::get).toList();
        List<DiskSlot> slots = IntStream.of(numbers).mapToObj(all.disks()::get).toList();
        return test.of(machines, slots);
    }

    private static void assertWhole(Measurement measurement) {
        assertThat(measurement.readings())
                .isNotEmpty()
                .allSatisfy(reading -> assertThat(reading.value()).isPositive());
    }
}
