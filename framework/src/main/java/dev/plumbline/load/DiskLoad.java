package dev.plumbline.load;

import dev.plumbline.lab.BlockAccess;
import dev.plumbline.lab.BlockDevice;
import dev.plumbline.lab.DeclaredFault;
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
import java.util.Optional;
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
    private final Optional<DeclaredFault> fault;

    private DiskLoad(AccessSpec spec, LunSet luns, Optional<DeclaredFault> fault) {
        this.spec = spec;
        this.luns = luns;
        this.fault = fault;
    }

    /** Access of this kind; say {@link OnLuns#on} which volumes. */
    public static OnLuns of(AccessSpec spec) {
        return luns -> new DiskLoad(spec, luns, Optional.empty());
    }

    /** A disk load that lacks its volumes. */
    @FunctionalInterface
    public interface OnLuns {

        /** The volumes that the machines' disks lie on: what the parameter with {@code @Luns} received, or an image's {@code luns()}. */
        DiskLoad on(LunSet luns);
    }

    /**
     * The same while a LUN is slow or full. More responses: {@code failed}, the number of writes that found no room; they are no
     * operations otherwise, and not tried again; {@code kept} in %, how many operations ended during the fault, on all LUNs together, of those that would have at the former throughput, which is that between the begin of the interval and the fault;
     * and, where it is restored in the trial, {@code recovery} in ms, from then on until the load is back at its former
     * throughput. It is back where its shortfall of four fifths of that throughput is largest, added up since the repair; what is
     * shorter than the mean time between two operations cannot be told. A load that is not back when the interval ends breaks the
     * trial.
     *
     * @throws MisuseException when the fault strikes a machine
     */
    public DiskLoad under(DeclaredFault declared) {
        if (declared.machine().isPresent()) {
            throw new MisuseException("a DiskLoad takes part in faults of LUNs, but " + declared.words()
                    + "; write LUN_SLOW or DISK_FULL in @Fault(kind), or give the fault to a RequestLoad");
        }
        return new DiskLoad(spec, luns, Optional.of(declared));
    }

    @Override
    public String description() {
        return "disk: " + spec.description()
                + fault.map(it -> "; " + it.words()).orElse("");
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
        fault.ifPresent(it -> checkStruck(it, slots));
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
        Optional<FaultedOperations> faulted = faulted(machines);
        for (int index = 0; index < machines.count(); index++) {
            DiskSlot slot = slots.get(index);
            fio.add(machines.all().get(index), luns.luns().get(slot.lun()), slot);
        }
        List<Worker> workers = new ArrayList<>(fio.workers(faulted));
        faulted.ifPresent(it -> workers.add(new LunFaultWorker(fault.orElseThrow(), it, false)));
        return workers;
    }

    private List<Worker> workersOfThisJvm(Machines machines, List<DiskSlot> slots) throws IOException {
        List<Worker> workers = new ArrayList<>();
        Optional<FaultedOperations> faulted = faulted(machines);
        try {
            for (int index = 0; index < machines.count(); index++) {
                Machine machine = machines.all().get(index);
                DiskSlot slot = slots.get(index);
                BlockDevice device = machine.require(BlockAccess.class, "volumes that this JVM can read and write")
                        .open(luns.luns().get(slot.lun()), slot);
                workers.add(new DiskWorker(machine.name(), device, spec, index, faulted));
            }
            faulted.ifPresent(it -> workers.add(new LunFaultWorker(fault.orElseThrow(), it, true)));
        } catch (IOException | RuntimeException e) {
            Workers.closeAll(workers, e);
            throw e;
        }
        return workers;
    }

    private Optional<FaultedOperations> faulted(Machines machines) {
        return fault.map(it -> new FaultedOperations(it, machines.count()));
    }

    /** A fault that nobody would notice has not happened. */
    private void checkStruck(DeclaredFault declared, List<DiskSlot> slots) {
        String struck = declared.struck();
        if (declared.lun().isPresent()
                && slots.stream()
                        .noneMatch(slot -> luns.luns().get(slot.lun()).name().equals(struck))) {
            throw new MisuseException("the fault strikes " + struck + ", on which no machine of the load has its disk;"
                    + " write the number of another LUN in @Fault(lun)");
        }
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
