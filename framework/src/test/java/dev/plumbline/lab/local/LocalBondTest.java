package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.load.StreamLoad;
import dev.plumbline.model.Measurement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several legs made one, on whatever this kernel has for it. */
class LocalBondTest {

    private static final long RATE = 50_000_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void two_legs_carry_twice_as_much_and_both_are_the_limit(boolean reading) throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            PeerMachine single = test.peer(1, RATE);
            PeerMachine bonded = test.peer(2, RATE);
            Machines one = test.machines(1, 1);

            Measurement alone = test.run(one, load(single, reading), 1000);
            Measurement both = test.run(one, load(bonded, reading), 1000);

            assertThat(throughput(both) / throughput(alone)).isBetween(1.7, 2.1);
            String direction = reading ? " out" : " in";
            String name = bonded.machine().name();
            assertThat(both.busy().get(name + " leg 1" + direction)).isBetween(0.85, 1.05);
            assertThat(both.busy().get(name + " leg 2" + direction)).isBetween(0.85, 1.05);
            assertThat(alone.busy().get(single.machine().name() + " link" + direction))
                    .isBetween(0.85, 1.05);
            assertThat(both.busy().get(one.all().get(0).name() + " link in")).isLessThan(0.5);
        }
    }

    /** A busy computer takes from what a link carries and never adds to it, so the better of two shows the limit. */
    private static Measurement better(LocalTestLab test, Machines machines, PeerMachine peer) throws Exception {
        Measurement one = test.run(machines, load(peer, false).parallel(2), 1500);
        Measurement other = test.run(machines, load(peer, false).parallel(2), 1500);
        return throughput(one) > throughput(other) ? one : other;
    }

    private static StreamLoad load(PeerMachine peer, boolean reading) {
        StreamLoad both = StreamLoad.to(peer);
        return reading ? both.readingOnly() : both.writingOnly();
    }

    private static double throughput(Measurement measurement) {
        return measurement.readings().get(0).value();
    }

    @Test
    void machines_whose_own_cards_are_the_limit_gain_nothing_by_a_second_leg() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            PeerMachine single = test.peer(1, RATE);
            PeerMachine bonded = test.peer(2, RATE);
            Machines slow = test.machines(1, 1, 20_000_000);

            Measurement alone = better(test, slow, single);
            Measurement both = better(test, slow, bonded);

            assertThat(throughput(both) / throughput(alone)).isBetween(0.85, 1.15);
            for (Measurement measurement : List.of(alone, both)) {
                assertThat(measurement.busy().get(slow.all().get(0).name() + " link out"))
                        .isBetween(0.85, 1.05);
            }
            assertThat(both.busy().get(bonded.machine().name() + " leg 1 in")).isLessThan(0.5);
        }
    }

    @Test
    void flows_are_dealt_evenly_also_in_both_directions_and_over_three_legs() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            PeerMachine bonded = test.peer(3, 20_000_000);
            Machines two = test.machines(2, 1);

            Measurement both = test.run(two, StreamLoad.to(bonded), 1000);

            assertThat(value(both, "streams"))
                    .as("3 in each direction on each machine")
                    .isEqualTo(12);
            assertThat(value(both, "streams on the busiest leg")).isBetween(33.0, 34.0);
            for (int leg = 1; leg <= 3; leg++) {
                for (String direction : List.of(" in", " out")) {
                    assertThat(both.busy().get(bonded.machine().name() + " leg " + leg + direction))
                            .isGreaterThan(0.7);
                }
            }
        }
    }

    @Test
    void what_bonds_are_made_of_is_told() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            assertThat(test.lab().notice()).as("no bond yet").isEmpty();
            test.peer(2, RATE);

            String kind = String.valueOf(test.lab().fingerprint().identity().get("link.bond"));
            assertThat(kind).isIn("bonding balance-rr", "multipath routes");
            assertThat(test.lab().notice().isPresent()).isEqualTo(kind.equals("multipath routes"));
        }
    }

    @Test
    void machines_have_several_legs_where_the_kernel_has_the_driver_and_are_refused_elsewhere() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            MachineHost host = test.lab().require(MachineHost.class, "machines");
            MachineSpec spec = new MachineSpec("vm-1", 1, 1 << 28, new LinkSpec(2, RATE));
            boolean driver = BondKind.here() == BondKind.DRIVER;

            Throwable refused = catchThrowable(() -> host.createMachine(spec, test.provisioning()));

            assertThat(refused == null).isEqualTo(driver);
            if (refused != null) {
                assertThat(refused)
                        .isInstanceOf(MissingCapabilityException.class)
                        .hasMessageStartingWith("this kernel has no bonding driver for machines of 2 legs")
                        .hasMessageEndingWith("or write legs = \"1\" in @Vms");
                assertThat(test.provisioning().undos()).isEmpty();
            }
        }
    }

    private static double value(Measurement measurement, String response) {
        return measurement.readings().stream()
                .filter(reading -> reading.response().equals(response))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
