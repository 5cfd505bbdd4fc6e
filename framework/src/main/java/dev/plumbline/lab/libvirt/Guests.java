package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.ScratchFile;
import dev.plumbline.lab.ssh.HostKeys;
import dev.plumbline.lab.ssh.SshConnection;
import dev.plumbline.lab.ssh.SshTarget;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.jspecify.annotations.Nullable;

/** Makes virtual machines: clones of one image, dealt out over the hypervisors, a bounded number starting at a time. */
final class Guests {

    private static final int SSH_PORT = 22;

    /** What the kernel and the load server need. */
    private static final long LEAST_MEMORY = 160L << 20;

    private final LibvirtSettings settings;
    private final Path folder;
    private final GuestNetwork network;
    private final Disks disks;
    private final ParentStatistics parents;
    private final Accelerators accelerators;
    private final Map<String, GuestMachine> made = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Virsh, Semaphore> starting = new ConcurrentHashMap<>();
    private @Nullable RunKey key;

    Guests(
            LibvirtSettings settings,
            Path folder,
            GuestNetwork network,
            Disks disks,
            ParentStatistics parents,
            Accelerators accelerators) {
        this.settings = settings;
        this.folder = folder;
        this.network = network;
        this.disks = disks;
        this.parents = parents;
        this.accelerators = accelerators;
    }

    /**
     * Makes one, and waits until it answers.
     *
     * @throws IncompleteTrialException when it does not come up
     */
    GuestMachine create(MachineSpec machine, Provisioning context) throws IOException, InterruptedException {
        if (machine.memoryBytes() < LEAST_MEMORY) {
            throw new MisuseException("a virtual machine of this lab needs at least "
                    + Quantities.formatBytes((double) LEAST_MEMORY) + " of memory, but " + machine.name() + " has "
                    + Quantities.formatBytes((double) machine.memoryBytes()) + "; write more in @Vms(memory)");
        }
        List<Virsh> hypervisors = settings.hypervisors();
        Virsh on = hypervisors.get(Math.floorMod(next.getAndIncrement(), hypervisors.size()));
        if (!on.here()) {
            throw new MissingCapabilityException("machines are made on hypervisors of this computer alone, where their"
                    + " image is, but " + on.uri() + " is another one; run the tests on it, with 'hypervisors:"
                    + " [\"qemu:///system\"]' in lab.yaml");
        }
        Semaphore slot = starting.computeIfAbsent(on, it -> new Semaphore(settings.starts(), true));
        slot.acquire();
        try {
            return start(on, machine, context);
        } finally {
            slot.release();
        }
    }

    private GuestMachine start(Virsh on, MachineSpec machine, Provisioning context)
            throws IOException, InterruptedException {
        BootImage image = settings.image().image();
        RunKey login = key(context);
        GuestNetwork.Place place = network.reserve(machine.link(), context);
        Path overlay = file(machine, ".qcow2", context);
        Path console = file(machine, ".console", context);
        Path xml = file(machine, ".xml", context);
        Domain domain = Domain.announce(on, machine.name(), place, context);
        Hardware hardware = GuestHardware.complete(machine.hardware(), settings.machine());
        Path known = ScratchFile.announce(folder.resolve(domain.name() + ".known"), context)
                .path();
        Optional<Path> seed = image instanceof CloudImage cloud
                ? Optional.of(new CloudSeeds(folder).make(cloud, domain, machine.name(), place, login, known, context))
                : Optional.empty();
        GuestSpec spec = new GuestSpec(
                machine,
                hardware,
                domain.name(),
                accelerators.of(on).accelerated(),
                overlay,
                image,
                seed,
                place.address(),
                login.open(),
                console,
                place.legs(),
                rate(machine.link()),
                disks(hardware));
        DiskSource.Overlay.create(overlay, image.disk().toString(), image.format());
        define(domain, spec, xml);
        network.shape(place, machine.name(), machine.link(), domain.name());
        SshConnection ssh = new SshConnection(
                machine.name(),
                target(domain, place, login, new HostKeys(known, domain.name(), seed.isEmpty()), context));
        GuestDisks own = new GuestDisks(domain, hardware, spec.disks(), ssh, xml);
        GuestMachine made = new GuestMachine(spec, domain, place.inet(), ssh, own);
        this.made.put(domain.name(), made);
        await(made);
        parents.add(domain, machine.name(), machine.cpus());
        return made;
    }

    /** How it is logged in to; its host key is known by its name on the hypervisor, which nothing else ever has. */
    private SshTarget target(Domain domain, GuestNetwork.Place place, RunKey login, HostKeys keys, Provisioning context)
            throws IOException {
        Path control = ScratchFile.announce(folder.resolve(domain.name() + ".ssh"), context)
                .path();
        return new SshTarget("root", place.inet().getHostAddress(), SSH_PORT, login.secret(), keys, control);
    }

    /** Ends what was started on a machine from here, before the machine itself is. */
    void close(UndoRecord record) throws IOException {
        for (String name : List.copyOf(made.keySet())) {
            if (record.arguments().containsValue(name)) {
                GuestMachine one = made.remove(name);
                if (one != null) {
                    one.close();
                }
            }
        }
    }

    private void await(GuestMachine made) {
        try {
            Awaitility.await("the load server of " + made.name() + " answers")
                    .atMost(settings.patience())
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(100))
                    .failFast("it has ended", made::hasEnded)
                    .until(made::ready);
        } catch (TerminalFailureException e) {
            throw new IncompleteTrialException(
                    "the virtual machine " + made.name() + " ended while it started" + made.said(), e);
        } catch (ConditionTimeoutException e) {
            throw new IncompleteTrialException(
                    "the load server of " + made.name() + " does not answer "
                            + Quantities.formatDuration(settings.patience()) + " after the start of the virtual machine"
                            + made.said(),
                    e);
        }
    }

    private static void define(Domain domain, GuestSpec spec, Path xml) throws IOException, InterruptedException {
        try {
            Files.writeString(xml, DomainXml.of(spec));
            domain.on().run("create", xml.toString());
        } catch (IOException e) {
            throw NetworkSettings.Shaper.explained(e);
        } finally {
            Files.deleteIfExists(xml);
        }
    }

    /** What the hypervisor itself holds links to. */
    private OptionalLong rate(LinkSpec link) {
        boolean here = settings.network().shaping() == NetworkSettings.Shaper.TC;
        return link.unlimited() || here ? OptionalLong.empty() : OptionalLong.of(link.bitsPerSecond());
    }

    /** All volumes that are there: to find one's disk takes less time than to give a machine another one. */
    private List<GuestDisk> disks(Hardware hardware) {
        List<GuestDisk> data = new ArrayList<>();
        for (GuestLun lun : disks.all()) {
            if (lun.overlays().isEmpty()) {
                data.add(GuestDisk.next(lun, lun.source(), data, hardware));
            }
        }
        return data;
    }

    private Path file(MachineSpec machine, String ending, Provisioning context) {
        return ScratchFile.announce(folder.resolve(machine.name() + ending), context)
                .path();
    }

    private synchronized RunKey key(Provisioning context) throws IOException, InterruptedException {
        RunKey there = key;
        if (there == null || Files.notExists(there.secret())) {
            there = RunKey.create(folder, context);
            key = there;
        }
        return there;
    }
}
