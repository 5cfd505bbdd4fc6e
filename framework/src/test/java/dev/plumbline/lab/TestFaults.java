package dev.plumbline.lab;

import java.util.List;

/** Faults without an experiment that declares them. */
public final class TestFaults {

    private TestFaults() {}

    public static DeclaredFault killed(Machines machines, int machine, String after, String noticed, Repair repair) {
        return of(FaultKind.MACHINE_KILLED, machines.all(), machine, after, noticed, repair);
    }

    public static DeclaredFault of(
            FaultKind kind, List<Machine> machines, int machine, String after, String noticed, Repair repair) {
        return new DeclaredFault(
                new FaultSpec(kind, machine, 1, 1, 1, Moment.read(after), Moment.read(noticed), repair),
                machines,
                List.of());
    }

    /** The level without a fault. */
    public static DeclaredFault none(String after, String noticed, Repair repair) {
        return new DeclaredFault(
                new FaultSpec(FaultKind.NONE, 1, 1, 1, 1, Moment.read(after), Moment.read(noticed), repair),
                List.of(),
                List.of());
    }

    public static DeclaredFault full(LunSet luns, int lun, String after, String lasts, Repair repair) {
        return new DeclaredFault(
                new FaultSpec(FaultKind.DISK_FULL, 1, 1, lun, 1, Moment.read(after), Moment.read(lasts), repair),
                List.of(),
                luns.luns());
    }

    public static DeclaredFault slow(LunSet luns, int lun, int times, String after, String lasts, Repair repair) {
        return new DeclaredFault(
                new FaultSpec(FaultKind.LUN_SLOW, 1, 1, lun, times, Moment.read(after), Moment.read(lasts), repair),
                List.of(),
                luns.luns());
    }
}
