package dev.plumbline.lab.embedded;

import dev.plumbline.lab.BalancerHost;
import dev.plumbline.lab.ChangeHost;
import dev.plumbline.lab.Interval;
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
import dev.plumbline.lab.SharedImages;
import dev.plumbline.lab.SwitchableChange;
import dev.plumbline.lab.TrialPoint;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Writes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Makes the emulated devices, knows those that are there, and takes them back. */
final class EmbeddedDevices
        implements LunHost, SharedImages, MachineHost, PeerHost, BalancerHost, ChangeHost, Sampler, AutoCloseable {

    private static final String LUN = "embedded.lun";
    private static final String MACHINE = "embedded.machine";
    private static final String BALANCER = "embedded.balancer";
    private static final String NAME = "name";

    private final EmbeddedSettings settings;
    private final Path scratch;
    private final Pace pace;
    private final WebThreads threads = new WebThreads();
    private final Map<String, EmbeddedLun> luns = new ConcurrentHashMap<>();
    private final Map<String, Cell> cells = new ConcurrentHashMap<>();
    private final Map<String, EmbeddedBalancer> balancers = new ConcurrentHashMap<>();

    EmbeddedDevices(EmbeddedSettings settings, Path scratch) {
        this.settings = settings;
        this.scratch = scratch.toAbsolutePath().normalize();
        this.pace = new Pace(settings.noise(), settings.wear());
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

    private Lun create(String name, long bytes, Writes writes, Provisioning context) throws IOException {
        Path file = scratch.resolve(name + ".img");
        context.beforeEffect(UndoRecord.of(LUN, LunFile.arguments(name, scratch, file)));
        ServiceCentre centre = new ServiceCentre(pace, settings.servers());
        EmbeddedLun lun =
                new EmbeddedLun(name, bytes, file, centre, settings.service().toNanos(), writes);
        lun.create();
        luns.put(name, lun);
        return lun;
    }

    @Override
    public Machine createMachine(MachineSpec spec, Provisioning context) {
        return createCell(spec.name(), spec.link(), context);
    }

    @Override
    public Machine createPeer(String name, LinkSpec link, Provisioning context) {
        return createCell(name, link, context);
    }

    private Machine createCell(String name, LinkSpec link, Provisioning context) {
        context.beforeEffect(UndoRecord.of(MACHINE, Map.of(NAME, name)));
        Cell cell = new Cell(name, new EmbeddedLink(name, link, pace), threads);
        cells.put(name, cell);
        return cell;
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
        luns.values().forEach(lun -> lun.centre().clear());
        links().forEach(EmbeddedLink::clear);
    }

    /** The schedule counts within the window itself, which every emulated load measures in whole. */
    @Override
    public Watch watch(Window window) {
        luns.values().forEach(lun -> lun.centre().watch(window));
        links().forEach(link -> link.watch(window));
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

    private SortedMap<String, Double> busyShares() {
        SortedMap<String, Double> busy = new TreeMap<>();
        luns.values().forEach(lun -> busy.put(lun.name(), mean(lun.centre().busyShares())));
        links().forEach(link -> busy.putAll(link.busy()));
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
