package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.Settings;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.linux.BalancerSettings;
import dev.plumbline.lab.linux.QuietBounds;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What {@code lab.yaml} says of a lab of virtual machines; all defaults stand here.
 *
 * @param hypervisors at least one
 * @param image what its machines boot
 * @param shared what files of machines are made in; empty for the temporary folder of a run
 * @param machine what their virtual hardware is where an experiment does not choose it
 * @param starts how many machines of a hypervisor may be starting at once
 * @param patience the longest that a machine may take from its start until its load server answers
 * @param network the network that they are attached to
 * @param luns what its volumes are
 * @param balancers what load balancers are like
 * @param capacity what it has to give beside disk space
 * @param times how long a trial loads it
 * @param quiet what counts as quiet before a block
 */
record LibvirtSettings(
        List<Virsh> hypervisors,
        ImageSetting image,
        Optional<SharedFolder> shared,
        Hardware machine,
        int starts,
        Duration patience,
        NetworkSettings network,
        VolumeSettings luns,
        BalancerSettings balancers,
        Demand capacity,
        Times times,
        QuietBounds quiet) {

    private static final String URI = "qemu:///system";

    /** An emulated processor on a busy computer takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A distribution's own start takes some minutes where processors are emulated, and may fetch packages. */
    private static final Duration CLOUD_PATIENCE = Duration.ofMinutes(20);

    static LibvirtSettings read(Settings settings) {
        settings.known(
                "hypervisors",
                "image",
                SharedFolder.KEY,
                "machine",
                "network",
                "lun",
                "balancer",
                "capacity",
                "times",
                "quiet");
        List<Virsh> hypervisors = hypervisors(settings);
        hypervisors.stream().filter(on -> !on.emulates()).findFirst().ifPresent(on -> {
            throw settings.mistake("makes machines by QEMU, which " + on.uri() + " is not; write one as " + URI
                    + ", or use machines that are there with a section 'existing'");
        });
        Settings machine =
                settings.section("machine").known("nicModel", "diskBus", "diskCache", "pin", "starts", "patience");
        return new LibvirtSettings(
                hypervisors,
                ImageSetting.read(settings),
                SharedFolder.read(settings, hypervisors),
                hardware(machine),
                machine.count("starts", 2 * Runtime.getRuntime().availableProcessors()),
                machine.durationAboveZero("patience", settings.isSection("image") ? CLOUD_PATIENCE : PATIENCE),
                NetworkSettings.read(settings.section("network"), hypervisors),
                VolumeSettings.read(settings.section("lun"), hypervisors),
                BalancerSettings.read(settings.section("balancer")),
                capacity(settings.section("capacity").known("machines", "memory")),
                times(settings.section("times").known("warmUp", "measure")),
                QuietBounds.read(settings.section("quiet")));
    }

    static List<Virsh> hypervisors(Settings settings) {
        List<String> uris = settings.keys().contains("hypervisors") ? settings.texts("hypervisors") : List.of(URI);
        if (uris.isEmpty()) {
            throw settings.mistake("names no hypervisors; write for example 'hypervisors: [" + URI + "]'");
        }
        if (new HashSet<>(uris).size() < uris.size()) {
            throw settings.mistake("names a hypervisor twice; leave one of them out");
        }
        return uris.stream().map(uri -> Virsh.at(settings, uri)).toList();
    }

    private static Hardware hardware(Settings machine) {
        Hardware hardware = new Hardware(
                Optional.empty(),
                Optional.of(machine.text("nicModel", "virtio")),
                Optional.of(machine.text("diskBus", "virtio")),
                Optional.of(machine.text("diskCache", "none")),
                machine.keys().contains("pin") ? Optional.of(machine.text("pin", "")) : Optional.empty());
        GuestHardware.check(machine.path() + " ", hardware);
        return hardware;
    }

    private static Demand capacity(Settings capacity) {
        return Demand.of(Demand.MACHINES, capacity.count("machines", 64))
                .plus(Demand.of(Demand.MEMORY, capacity.bytes("memory", 1L << 40)));
    }

    static Times times(Settings times) {
        return new Times(
                times.duration("warmUp", Duration.ofSeconds(1)),
                times.durationAboveZero("measure", Duration.ofSeconds(5)));
    }

    /** Whether all of them run on this computer. */
    boolean here() {
        return hypervisors.stream().allMatch(Virsh::here);
    }
}
