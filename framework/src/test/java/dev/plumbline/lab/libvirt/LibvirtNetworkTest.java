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
            Machines one = alone(test, test.machine(new LinkSpec(1, RATE), Hardware.ANY));
            Machines two = alone(test, test.machine(new LinkSpec(2, RATE), Hardware.ANY));
            PeerMachine fast = test.peer(1, 20 * RATE);
            PeerMachine slow = test.peer(1, RATE);

            Measurement single = test.run(one, StreamLoad.to(fast).writingOnly(), 2000);
            Measurement bonded = test.run(two, StreamLoad.to(fast).writingOnly(), 2000);
            Measurement limited = test.run(two, StreamLoad.to(slow).writingOnly(), 2000);

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
    void a_machine_is_held_to_its_rate_in_both_directions() throws Exception {
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, "")) {
            Machines one = alone(test, test.machine(new LinkSpec(1, RATE), Hardware.ANY));
            PeerMachine fast = test.peer(1, 20 * RATE);

            Measurement written = test.run(one, StreamLoad.to(fast).writingOnly(), 2000);
            Measurement read = test.run(one, StreamLoad.to(fast).readingOnly(), 2000);

            assertThat(throughput(written)).isBetween(35.0, 50.0);
            assertThat(throughput(read)).isBetween(35.0, 50.0);
        }
    }

    @Test
    void what_a_network_card_is_emulated_as_shows_in_what_it_carries_and_in_what_that_costs() throws Exception {
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, "")) {
            PeerMachine peer = test.peer(1, LinkSpec.UNLIMITED);
            Measurement old = test.run(
                    alone(test, machine(test, "pcnet")), StreamLoad.to(peer).writingOnly(), 2000);
            Measurement later = test.run(
                    alone(test, machine(test, "virtio")), StreamLoad.to(peer).writingOnly(), 2000);

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

    private static Machine machine(LibvirtTestLab test, String nicModel) throws Exception {
        Hardware hardware = new Hardware(
                Optional.empty(), Optional.of(nicModel), Optional.empty(), Optional.empty(), Optional.empty());
        return test.machine(new LinkSpec(1, LinkSpec.UNLIMITED), hardware);
    }

    private static Machines alone(LibvirtTestLab test, Machine machine) {
        return test.of(List.of(machine), List.of());
    }

    private static double throughput(Measurement measurement) {
        return measurement.readings().get(0).value();
    }
}
