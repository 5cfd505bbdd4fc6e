package dev.plumbline.load;

import dev.plumbline.lab.BlockAccess;
import dev.plumbline.lab.BlockDevice;
import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Worker;
import dev.plumbline.lab.Writes;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every machine reads and writes its own disk, or the whole of a volume whose writes are {@link Writes#DISCARDED}. Responses: {@code iops} in 1/s and {@code throughput} in MiB/s, added over the
 * machines; {@code latency} in ms, the mean over all operations.
 *
 * <pre>{@code
 * machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT.withBlock("4 KiB")).on(luns))
 * }</pre>
 */
public final class DiskLoad implements Load {

    private final AccessSpec spec;
    private final LunSet luns;

    private DiskLoad(AccessSpec spec, LunSet luns) {
        this.spec = spec;
        this.luns = luns;
    }

    /** Access of this kind; say {@link OnLuns#on} which volumes. */
    public static OnLuns of(AccessSpec spec) {
        return luns -> new DiskLoad(spec, luns);
    }

    /** A disk load that lacks its volumes. */
    @FunctionalInterface
    public interface OnLuns {

        /** The volumes that the machines' disks lie on: what the parameter with {@code @Luns} received. */
        DiskLoad on(LunSet luns);
    }

    @Override
    public String description() {
        return "disk: " + spec.description();
    }

    @Override
    public List<Worker> workers(Machines machines) throws IOException, InterruptedException {
        List<DiskSlot> slots = slots(machines);
        if (spec.lines().stream().anyMatch(line -> line.replyBytes() > 0)) {
            throw new MisuseException("a disk does not reply, but a line of the access specification has a reply; set"
                    + " replyBytes to 0, since replies are for IOMeter's network workers alone");
        }
        for (int index = 0; index < machines.count(); index++) {
            check(machines.all().get(index), slots.get(index));
        }
        boolean here = machines.all().get(0).port(BlockAccess.class).isPresent();
        return here ? workersOfThisJvm(machines, slots) : workersOfFio(machines, slots);
    }

    /** What each machine loads: its disk, or the whole of a volume that many share. */
    private List<DiskSlot> slots(Machines machines) {
        if (luns.luns().stream().allMatch(lun -> lun.writes() == Writes.DISCARDED)) {
            return IntStream.range(0, machines.count())
                    .map(index -> index % luns.count())
                    .mapToObj(lun -> new DiskSlot(lun, 0, luns.luns().get(lun).bytes()))
                    .toList();
        }
        if (machines.disks().isEmpty()) {
            throw new MisuseException("a DiskLoad needs machines with disks, but they were declared without; write for"
                    + " example @Vms(disk = \"16 MiB\")");
        }
        return machines.disks();
    }

    private List<Worker> workersOfFio(Machines machines, List<DiskSlot> slots)
            throws IOException, InterruptedException {
        FioDisk fio = new FioDisk(spec);
        for (int index = 0; index < machines.count(); index++) {
            DiskSlot slot = slots.get(index);
            fio.add(machines.all().get(index), luns.luns().get(slot.lun()), slot);
        }
        return fio.workers();
    }

    private List<Worker> workersOfThisJvm(Machines machines, List<DiskSlot> slots) throws IOException {
        List<Worker> workers = new ArrayList<>();
        try {
            for (int index = 0; index < machines.count(); index++) {
                Machine machine = machines.all().get(index);
                DiskSlot slot = slots.get(index);
                BlockDevice device = machine.require(BlockAccess.class, "volumes that this JVM can read and write")
                        .open(luns.luns().get(slot.lun()), slot);
                workers.add(new DiskWorker(machine.name(), device, spec, index));
            }
        } catch (IOException | RuntimeException e) {
            Workers.closeAll(workers, e);
            throw e;
        }
        return workers;
    }

    private void check(Machine machine, DiskSlot slot) {
        if (slot.lun() >= luns.count()) {
            throw new MisuseException("the disk of " + machine.name() + " lies on LUN " + (slot.lun() + 1)
                    + " of those that @Vms names, but the DiskLoad is on " + luns.count()
                    + "; give 'on' the LunSet that @Vms(on) names");
        }
        if (slot.bytes() < spec.blockBytes()) {
            throw new MisuseException("a disk of " + Quantities.formatBytes((double) slot.bytes())
                    + " cannot take operations of " + Quantities.formatBytes(spec.blockBytes())
                    + "; write a larger disk in @Vms, or smaller blocks");
        }
    }
}
