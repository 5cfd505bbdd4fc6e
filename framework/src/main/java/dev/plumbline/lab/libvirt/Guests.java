package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.MachineAccess.Way;
import dev.plumbline.lab.MachineLostException;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.ControlSocket;
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
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.jspecify.annotations.Nullable;

/** Makes virtual machines: clones of one image, dealt out over the hypervisors, a bounded number starting at a time. */
final class Guests {

    private static final int SSH_PORT = 22;

    /** Short beside any start, which is measured by it. */
    private static final Duration POLL = Duration.ofMillis(20);

    /** What the kernel and the load server need. */
    private static final long LEAST_MEMORY = 160L << 20;

    private final LibvirtSettings settings;
    private final Path folder;
    private final GuestNetwork network;
    private final Disks disks;
    private final ParentStatistics parents;
    private final Accelerators accelerators;
    private final EmulatorUsers users;
    private final Map<String, GuestMachine> made = new ConcurrentHashMap<>();
    private final Hypervisors hypervisors;
    private final Map<Virsh, Semaphore> starting = new ConcurrentHashMap<>();
    private @Nullable RunKey key;
    private @Nullable BootImage image;

    Guests(
            LibvirtSettings settings,
            Path folder,
            GuestNetwork network,
            Disks disks,
            ParentStatistics parents,
            Accelerators accelerators,
            EmulatorUsers users) {
        this.settings = settings;
        this.folder = folder;
        this.network = network;
        this.disks = disks;
        this.parents = parents;
        this.accelerators = accelerators;
        this.users = users;
        this.hypervisors = new Hypervisors(settings.hypervisors());
    }

    /** Makes none on a hypervisor any more, as long as there is another; those that are left. */
    List<String> avoid(String hypervisor) {
        return hypervisors.avoid(hypervisor);
    }

    /**
     * Makes one, and waits until it answers.
     *
     * @throws MachineLostException when it does not come up
     */
    GuestMachine create(MachineSpec machine, Provisioning context) throws IOException, InterruptedException {
        if (machine.memoryBytes() < LEAST_MEMORY) {
            throw new MisuseException("a virtual machine of this lab needs at least "
                    + Quantities.formatBytes((double) LEAST_MEMORY) + " of memory, but " + machine.name() + " has "
                    + Quantities.formatBytes((double) machine.memoryBytes()) + "; write more in @Vms(memory)");
        }
        Virsh on = hypervisors.next();
        Semaphore slot = starting.computeIfAbsent(on, it -> new Semaphore(settings.starts(), true));
        slot.acquire();
        try {
            return start(on, machine, context);
        } catch (IncompleteTrialException | IOException e) {
            throw new MachineLostException(
                    machine.name(), Optional.of(on.uri()), Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        } finally {
            slot.release();
        }
    }

    private GuestMachine start(Virsh on, MachineSpec machine, Provisioning context)
            throws IOException, InterruptedException {
        users.letIn(folder);
        BootImage image = image(context);
        RunKey login = key(context);
        Domain domain = Domain.named(on, machine.name());
        MachineFiles files = MachineFiles.make(
                settings.shared().map(SharedFolder::path).orElse(folder), domain, users.of(on), context);
        Path xml = file(domain, ".xml", context);
        Path known = file(domain, ".known", context);
        GuestNetwork.Place place = network.reserve(machine.link(), context);
        domain.announce(place, context);
        Hardware hardware = GuestHardware.complete(machine.hardware(), settings.machine());
        Optional<Path> seed = Optional.of(files.seed()).filter(disc -> image instanceof CloudImage);
        if (image instanceof CloudImage cloud) {
            new CloudSeeds(folder).make(cloud, domain, machine.name(), place, login, known, files.seed(), context);
        }
        GuestSpec spec = new GuestSpec(
                machine,
                hardware,
                domain.name(),
                accelerators.of(on).accelerated(),
                files.overlay(),
                image,
                seed,
                place.address(),
                login.open(),
                files.console(),
                place.legs(),
                rate(machine.link()),
                disks(hardware));
        DiskSource.Overlay.create(files.overlay(), image.disk().toString(), image.format());
        define(domain, spec, xml);
        network.shape(place, machine.name(), machine.link(), domain.name());
        SshConnection ssh = new SshConnection(
                machine.name(),
                target(domain, place, login, new HostKeys(known, domain.name(), seed.isEmpty()), context));
        GuestDisks own = new GuestDisks(domain, hardware, spec.disks(), ssh, xml);
        GuestMachine made = new GuestMachine(
                spec, domain, place.inet(), ssh, own, killed -> again(killed, domain, spec, place, xml));
        this.made.put(domain.name(), made);
        await(made);
        made.started(Duration.ofNanos(System.nanoTime() - context.requested()));
        parents.add(domain, machine.name(), machine.cpus());
        return made;
    }

    /** Starts a machine again that was killed, from the disk that it had. */
    private void again(GuestMachine killed, Domain domain, GuestSpec spec, GuestNetwork.Place place, Path xml)
            throws IOException, InterruptedException {
        if (domain.runs()) {
            throw new IOException("the virtual machine " + killed.name() + " still runs");
        }
        define(domain, spec, xml);
        network.shapeAgain(place, spec.machine().link());
        await(killed);
    }

    /** How it is logged in to; its host key is known by its name on the hypervisor, which nothing else ever has. */
    private SshTarget target(Domain domain, GuestNetwork.Place place, RunKey login, HostKeys keys, Provisioning context)
            throws IOException {
        Path control = ControlSocket.announce(folder.resolve(domain.name() + ".ssh"), context);
        return new SshTarget("root", place.inet().getHostAddress(), SSH_PORT, login.secret(), keys, control);
    }

    /** The way to one of them, by what it is on its hypervisor where it never got as far as to be logged in to. */
    Optional<Way> way(UndoRecord record) {
        Domain domain = Domain.of(record);
        GuestMachine one = made.get(domain.name());
        return Optional.of(new Way(
                domain.machine(), domain.name() + " on " + domain.on().uri() + (one == null ? "" : "; " + one.way())));
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
                    .pollInterval(POLL)
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

    private void define(Domain domain, GuestSpec spec, Path xml) throws IOException, InterruptedException {
        try {
            Files.writeString(xml, DomainXml.of(spec));
            domain.on().run("create", xml.toString());
        } catch (IOException e) {
            throw settings.shared().isPresent()
                    ? settings.shared().get().explained(domain.on(), NetworkSettings.Shaper.explained(e))
                    : NetworkSettings.Shaper.explained(e);
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

    private Path file(Domain domain, String ending, Provisioning context) {
        return ScratchFile.announce(folder.resolve(domain.name() + ending), context)
                .path();
    }

    /** Read, and copied to where hypervisors see it, once. */
    private synchronized BootImage image(Provisioning context) throws IOException {
        BootImage there = image;
        if (there == null) {
            BootImage named = settings.image().image();
            there = settings.shared().isPresent() ? settings.shared().get().with(named, context) : named;
            image = there;
        }
        return there;
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
