package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.MisuseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes of every kind that virtual machines are given, and disks of every bus, on real guests. */
@Tag("guests")
class LibvirtVolumesTest {

    private static final long BYTES = 32L << 20;
    private static final LinkSpec LINK = new LinkSpec(1, LinkSpec.UNLIMITED);

    @TempDir
    Path folder;

    private static DiskLoad load(LunSet luns) {
        return DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns);
    }

    private static double iops(Measurement measurement) {
        return measurement.readings().stream()
                .filter(reading -> reading.response().equals("iops"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void volumes_are_made_in_a_pool_and_nothing_of_them_is_left_there() throws Exception {
        Virsh virsh = new Virsh(PrivateLibvirtd.shared().uri());
        Path target = Files.createDirectory(folder.resolve("pool"));
        Files.writeString(target.resolve("other"), "somebody else's");
        virsh.run("pool-create-as", "volumes", "dir", "--target", target.toString());
        try {
            try (LibvirtTestLab test = LibvirtTestLab.open(folder, "lun: {kind: pool, pools: [volumes]}")) {
                LunSet first = test.luns(1, BYTES);
                Machines one = test.machines(1, 1);
                LunSet later = test.luns(1, BYTES);

                assertThat(iops(test.run(one, load(first), 1000))).isPositive();
                assertThat(iops(test.run(one, load(later), 1000)))
                        .as("a volume that was made after the machine")
                        .isPositive();
                assertThat(new Pool(virsh, "volumes").volumes()).hasSize(3).contains("other");
            }
            assertThat(new Pool(virsh, "volumes").volumes()).containsExactly("other");
            assertThat(target.resolve("other")).hasContent("somebody else's");
        } finally {
            virsh.run("pool-destroy", "volumes");
        }
    }

    @Test
    void disks_hang_on_every_bus_and_only_some_buses_take_one_later() throws Exception {
        Map<String, String> caches = Map.of("scsi", "writethrough", "sata", "directsync", "ide", "unsafe");
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, "lun: {kind: folder}")) {
            LunSet luns = test.luns(1, BYTES);
            List<Hardware> hardware = new ArrayList<>();
            List<DiskSlot> slots = new ArrayList<>();
            for (String bus : List.of("scsi", "sata", "ide")) {
                hardware.add(new Hardware(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(bus),
                        Optional.of(caches.get(bus)),
                        Optional.empty()));
                slots.add(new DiskSlot(0, slots.size() * LibvirtTestLab.DISK, LibvirtTestLab.DISK));
            }
            List<Machine> machines = test.machines(List.of(LINK, LINK, LINK), hardware);

            assertThat(iops(test.run(test.of(machines, slots), load(luns), 1000)))
                    .isPositive();

            LunSet later = test.luns(1, BYTES);
            assertThat(iops(test.run(test.of(machines.subList(0, 1), slots.subList(0, 1)), load(later), 1000)))
                    .isPositive();
            for (int i : new int[] {1, 2}) {
                Machines one = test.of(machines.subList(i, i + 1), slots.subList(i, i + 1));
                assertThatThrownBy(() -> test.run(one, load(later), 1000))
                        .isInstanceOf(MisuseException.class)
                        .hasMessageContainingAll("cannot be given to", "takes disks only at the start");
            }
        }
    }

    @Test
    void machines_are_dealt_out_evenly_over_hypervisors_and_all_tell_their_statistics() throws Exception {
        try (PrivateLibvirtd other = PrivateLibvirtd.open()) {
            List<String> uris = List.of(PrivateLibvirtd.shared().uri(), other.uri());
            try (LibvirtTestLab test = LibvirtTestLab.open(folder, uris, GuestImages.folder(), "lun: {kind: folder}")) {
                LunSet luns = test.luns(2, BYTES);
                Machines two = test.machines(2, 2);
                for (String uri : uris) {
                    assertThat(new Virsh(uri).running()).hasSize(1);
                }

                Measurement both = test.run(two, load(luns), 1000);

                assertThat(iops(both)).isPositive();
                for (Machine machine : two.all()) {
                    assertThat(both.busy().get(machine.name() + " CPU")).isBetween(0.0, 1.5);
                    assertThat(both.covariates().get(machine.name() + " disk requests (1/s)"))
                            .isPositive();
                }
            }
            for (String uri : uris) {
                assertThat(new Virsh(uri).running()).isEmpty();
            }
        }
    }

    @Test
    void a_rate_that_the_hypervisor_cannot_hold_is_one_sentence() throws Exception {
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, "network: {shaping: libvirt}")) {
            assertThatThrownBy(() -> test.machine(new LinkSpec(1, 100_000_000), Hardware.ANY))
                    .hasMessageContaining("'shaping: libvirt' needs the queues htb and sfq");
        }
    }
}
