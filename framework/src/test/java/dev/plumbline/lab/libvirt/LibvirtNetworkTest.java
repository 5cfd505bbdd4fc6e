package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.load.StreamLoad;
import dev.plumbline.model.Measurement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("guests")
class LibvirtNetworkTest {

    private static final long RATE = 50_000_000;

    @TempDir
    Path folder;

    @Test
    void a_bond_in_a_machine_carries_twice_as_much_unless_its_peer_is_the_limit() throws Exception {
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, "")) {
            List<Machine> both = test.machines(
                    List.of(new LinkSpec(1, RATE), new LinkSpec(2, RATE)), List.of(Hardware.ANY, Hardware.ANY));
            Machines one = alone(test, both.get(0));
            Machines two = alone(test, both.get(1));
            PeerMachine fast = test.peer(1, 20 * RATE);
            PeerMachine slow = test.peer(1, RATE);

            Measurement single = test.run(one, StreamLoad.to(fast).writingOnly(), 2000);
            Measurement read = test.run(one, StreamLoad.to(fast).readingOnly(), 2000);
            Measurement bonded = test.run(two, StreamLoad.to(fast).writingOnly(), 2000);
            Measurement limited = test.run(two, StreamLoad.to(slow).writingOnly(), 2000);

            assertThat(throughput(single)).isBetween(35.0, 50.0);
            assertThat(throughput(read)).as("in the other direction").isBetween(35.0, 50.0);
            String machine = two.all().get(0).name();
            String peer = slow.machine().name() + " link in";
            assertThat(throughput(bonded) / throughput(single)).isBetween(1.5, 2.1);
            assertThat(single.busy().get(one.all().get(0).name() + " link out")).isGreaterThan(0.75);
            assertThat(bonded.busy().get(machine + " leg 1 out")).isGreaterThan(0.75);
            assertThat(bonded.busy().get(machine + " leg 2 out")).isGreaterThan(0.75);
            assertThat(throughput(limited) / throughput(single)).isBetween(0.7, 1.1);
            assertThat(limited.busy().get(peer)).isGreaterThan(0.75);
            assertThat(limited.busy().get(machine + " leg 1 out"))
                    .isLessThan(limited.busy().get(peer));
        }
    }

    @Test
    void what_a_network_card_is_emulated_as_shows_in_what_it_carries_and_in_what_that_costs() throws Exception {
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, "")) {
            PeerMachine peer = test.peer(1, LinkSpec.UNLIMITED);
            LinkSpec link = new LinkSpec(1, LinkSpec.UNLIMITED);
            List<Machine> both = test.machines(List.of(link, link), List.of(card("pcnet"), card("virtio")));
            Measurement old =
                    test.run(alone(test, both.get(0)), StreamLoad.to(peer).writingOnly(), 2000);
            Measurement later =
                    test.run(alone(test, both.get(1)), StreamLoad.to(peer).writingOnly(), 2000);

            assertThat(throughput(later)).isGreaterThan(2 * throughput(old));
            for (Measurement measurement : List.of(old, later)) {
                double busiest = measurement.busy().entrySet().stream()
                        .filter(busy -> busy.getKey().matches("vm-\\d+ CPU"))
                        .mapToDouble(Map.Entry::getValue)
                        .max()
                        .orElseThrow();
                assertThat(busiest).as("its processor does the work").isGreaterThan(0.3);
            }
        }
    }

    private static Hardware card(String model) {
        return new Hardware(Optional.empty(), Optional.of(model), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Machines alone(LibvirtTestLab test, Machine machine) {
        return test.of(List.of(machine), List.of());
    }

    private static double throughput(Measurement measurement) {
        return measurement.readings().get(0).value();
    }
}
