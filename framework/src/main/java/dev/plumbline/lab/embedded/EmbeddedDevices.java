package dev.plumbline.lab.embedded;

import dev.plumbline.lab.BalancerHost;
import dev.plumbline.lab.ChangeHost;
import dev.plumbline.lab.FaultHost;
import dev.plumbline.lab.FaultKind;
import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.HardwareChoice;
import dev.plumbline.lab.ImageHost;
import dev.plumbline.lab.ImageSpec;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.LinkAccess;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.LunHost;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.Observed;
import dev.plumbline.lab.PeerHost;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.Sampler;
import dev.plumbline.lab.ScheduleTurns;
import dev.plumbline.lab.SharedImages;
import dev.plumbline.lab.StoredImage;
import dev.plumbline.lab.SwitchableChange;
import dev.plumbline.lab.TrialPoint;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Writes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Makes the emulated devices, knows those that are there, and takes them back. */
final class EmbeddedDevices
        implements LunHost,
                SharedImages,
                ImageHost,
                MachineHost,
                HardwareChoice,
                PeerHost,
                BalancerHost,
                FaultHost,
                ChangeHost,
                Sampler,
                AutoCloseable {

    private static final String LUN = "embedded.lun";
    private static final String MACHINE = "embedded.machine";
    private static final String BALANCER = "embedded.balancer";
    private static final String NAME = "name";

    private final String lab;
    private final EmbeddedSettings settings;
    private final Path scratch;
    private final Pace pace;
    private final ParentHost host;
    private final LunDevices lunDevices;
    private final WebThreads threads = new WebThreads();
    private final CellShared shared;
    private final Map<String, EmbeddedLun> luns = new ConcurrentHashMap<>();
    private final Map<String, Cell> cells = new ConcurrentHashMap<>();
    private final Map<String, EmbeddedBalancer> balancers = new ConcurrentHashMap<>();

    /** @param lab what sentences call it */
    EmbeddedDevices(String lab, EmbeddedSettings settings, Path scratch) {
        this.lab = lab;
        this.settings = settings;
        this.scratch = scratch.toAbsolutePath().normalize();
        this.pace = new Pace(settings.noise(), settings.wear());
        this.shared = new CellShared(pace, new ScheduleTurns(), threads);
        this.host = new ParentHost(settings.host(), pace);
        this.lunDevices = new LunDevices(settings, pace);
    }

    @Override
    public Lun createLun(String name, long bytes, Provisioning context) throws IOException {
        return create(name, bytes, Writes.KEPT, context);
    }

    /** What machines write lies in files beside the image, which its undo record takes back with it. */
    @Override
    public Lun createSharedImage(String name, long bytes, Provisioning context) throws IOException {
        return create(name, bytes, Writes.DISCARDED, context);
    }

    /** Its copies are files beside it. */
    @Override
    public StoredImage createImage(String name, ImageSpec image, Provisioning context) throws IOException {
        EmbeddedLun lun = announce(name, image.bytes(), Writes.DISCARDED, context);
        double copyNanos = image.bytes() * 8e9 / settings.copyBitsPerSecond();
        EmbeddedImage made = EmbeddedImage.create(lun, image, copyNanos, pace);
        luns.put(name, lun);
        return made;
    }

    private Lun create(String name, long bytes, Writes writes, Provisioning context) throws IOException {
        EmbeddedLun lun = announce(name, bytes, writes, context);
        lun.create();
        luns.put(name, lun);
        return lun;
    }

    private EmbeddedLun announce(String name, long bytes, Writes writes, Provisioning context) {
        Path file = scratch.resolve(name + ".img");
        context.beforeEffect(UndoRecord.of(LUN, LunFile.arguments(name, scratch, file)));
        double service = settings.service().toNanos();
        return new EmbeddedLun(
                name, bytes, file, lunDevices.of(name), service, writes, new PrivateSpace(), LunFaults.none());
    }

    @Override
    public void check(Hardware hardware) {
        settings.nicModels().check(lab, hardware);
    }

    @Override
    public Machine createMachine(MachineSpec spec, Provisioning context) {
        return createMachine(spec, start(1, context), context);
    }

    @Override
    public List<Machine> createMachines(List<MachineSpec> specs, Provisioning context) throws Exception {
        ScheduledStart start = start(specs.size(), context);
        List<Callable<Machine>> steps = new ArrayList<>();
        for (MachineSpec spec : specs) {
            steps.add(() -> createMachine(spec, start, context));
        }
        return context.inParallel(steps);
    }

    private ScheduledStart start(int machines, Provisioning context) {
        long nanos = pace.stretch(settings.startUp().together(machines));
        return new ScheduledStart(context.requested(), Duration.ofNanos(nanos));
    }

    private Machine createMachine(MachineSpec spec, ScheduledStart start, Provisioning context) {
        String name = spec.name();
        announce(name, context);
        NicModel model = settings.nicModels().of(spec.hardware());
        EmbeddedLink link = new EmbeddedLink(name, settings.nicModels().link(spec.link(), model), pace);
        host.add(name);
        LinkAccess nic = new VirtualNic(link, model, host);
        return add(settings.machines().cell(name, spec.cpus(), link, nic, start, shared));
    }

    /** It is no machine that the lab starts. */
    @Override
    public Machine createPeer(String name, LinkSpec link, Provisioning context) {
        announce(name, context);
        int carrying = Math.min(link.legs(), settings.peerLegs().orElse(link.legs()));
        EmbeddedLink own = new EmbeddedLink(name, link, carrying, pace);
        ScheduledStart atOnce = new ScheduledStart(context.requested(), Duration.ZERO);
        return add(settings.machines().cell(name, 1, own, own, atOnce, shared));
    }

    private static void announce(String name, Provisioning context) {
        context.beforeEffect(UndoRecord.of(MACHINE, Map.of(NAME, name)));
    }

    private Cell add(Cell cell) {
        cells.put(cell.name(), cell);
        return cell;
    }

    @Override
    public void check(FaultKind kind) {
        // It can break in every way, by the schedule.
    }

    @Override
    public LoadBalancer createBalancer(String name, Provisioning context) {
        context.beforeEffect(UndoRecord.of(BALANCER, Map.of(NAME, name)));
        LinkSpec link = new LinkSpec(1, settings.balancerBitsPerSecond());
        EmbeddedBalancer balancer = new EmbeddedBalancer(name, new EmbeddedLink(name, link, pace), threads);
        balancers.put(name, balancer);
        return balancer;
    }

    @Override
    public Set<String> changes() {
        return settings.changes().keySet();
    }

    @Override
    public SwitchableChange change(String name) {
        return new EmbeddedChange(
                Objects.requireNonNull(settings.changes().get(name), "the lab has no change '" + name + "'"), pace);
    }

    /** Cells and balancers ended with the process that made them; a later one finds none by their name. */
    void undo(UndoRecord record) throws IOException {
        switch (record.handler()) {
            case LUN -> {
                LunFile.delete(record);
                luns.remove(record.argument(NAME));
            }
            case MACHINE -> {
                host.remove(record.argument(NAME));
                Cell cell = cells.remove(record.argument(NAME));
                if (cell != null) {
                    cell.stop();
                }
            }
            case BALANCER -> {
                EmbeddedBalancer balancer = balancers.remove(record.argument(NAME));
                if (balancer != null) {
                    balancer.stop();
                }
            }
            case EmbeddedChange.HANDLER -> pace.wear(Double.parseDouble(record.argument(EmbeddedChange.WEAR)));
            default -> throw new IllegalArgumentException("an embedded lab has no undo '" + record.handler() + "'");
        }
    }

    void trialStarts(TrialPoint point) {
        pace.trialStarts(point);
        shared.turns().clear();
        host.clear();
        luns.values().forEach(EmbeddedLun::clear);
        cells.values().forEach(Cell::clear);
        balancers.values().forEach(balancer -> balancer.embeddedLink().clear());
    }

    /** The schedule counts within the window itself, which every emulated load measures in whole. */
    @Override
    public Watch watch(Window window) {
        host.watch(window);
        luns.values().forEach(lun -> lun.device().centre().watch(window));
        links().forEach(link -> link.watch(window));
        cells.values().forEach(cell -> cell.processor().watch(window));
        return new Watch() {
            @Override
            public Observed in(Interval measured) {
                return new Observed(busyShares(), Collections.emptySortedMap(), Optional.empty());
            }

            @Override
            public void close() {
                // The counting is part of the schedule and costs nothing.
            }
        };
    }

    @Override
    public boolean bySchedule() {
        return true;
    }

    private SortedMap<String, Double> busyShares() {
        SortedMap<String, Double> busy = new TreeMap<>();
        busy.put(ParentHost.RESOURCE, host.busy());
        luns.values()
                .forEach(lun ->
                        busy.put(lun.device().name(), mean(lun.device().centre().busyShares())));
        links().forEach(link -> busy.putAll(link.busy()));
        cells.values().forEach(cell -> cell.processor().addBusy(busy));
        return busy;
    }

    private static double mean(double[] shares) {
        return Arrays.stream(shares).average().orElse(0);
    }

    private Stream<EmbeddedLink> links() {
        return Stream.concat(
                cells.values().stream().map(Cell::link),
                balancers.values().stream().map(EmbeddedBalancer::embeddedLink));
    }

    @Override
    public void close() {
        threads.close();
    }
}
