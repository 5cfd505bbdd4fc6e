package dev.plumbline.lab;

import dev.plumbline.model.Measurement;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the machines that {@link Vms} declares. */
final class VmsProvisioner implements Provisioner<Vms, VmsSpec, Machines>, Shareable<VmsSpec, Machines>, MakesMachines {

    private static final String CAPABILITY = "machines that it makes";
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    @Override
    public VmsSpec spec(Vms declared, Levels at) {
        VmsSpec spec = new VmsSpec(
                read("count", declared.count(), Quantities::count),
                declared.disk().isEmpty() ? Optional.empty() : Optional.of(disks(declared, at)),
                read("cpus", declared.cpus(), Quantities::count),
                read("memory", declared.memory(), Attribute::positiveBytes),
                new LinkSpec(
                        read("legs", declared.legs(), Quantities::count), read("nic", declared.nic(), LinkSpec::rate)),
                HardwareReader.read(declared));
        spec.disks().ifPresent(disks -> {
            read("disk", declared.disk(), text -> {
                DiskLayout.checkFit(spec.count(), disks.bytes(), disks.luns());
                return text;
            });
            read("placement", declared.placement(), text -> spec.slots());
        });
        return spec;
    }

    private static VmsSpec.Disks disks(Vms declared, Levels at) {
        LunsSpec luns = at.spec(LunsSpec.class, declared.on())
                .orElseThrow(() -> new MisuseException("@Vms(disk = \"" + declared.disk()
                        + "\") has no LUN to lie on; declare one, as '@Luns(size = \"1 GiB\") LunSet luns'"));
        if (luns.writes() == Writes.DISCARDED) {
            throw new MisuseException(
                    "@Vms(disk = \"" + declared.disk() + "\") lies on LUNs whose writes are DISCARDED, of"
                            + " which each machine sees the whole; leave disk out, or name other LUNs in @Vms(on)");
        }
        return new VmsSpec.Disks(
                read("disk", declared.disk(), Attribute::positiveBytes),
                read("placement", declared.placement(), Layout::read),
                luns);
    }

    private static <T> T read(String attribute, String text, Function<String, T> parse) {
        return Attribute.read("@Vms", attribute, text, parse);
    }

    @Override
    public Demand demand(VmsSpec spec, Lab lab) {
        lab.require(MachineHost.class, CAPABILITY).check(spec.link());
        if (!spec.hardware().equals(Hardware.ANY)) {
            lab.require(HardwareChoice.class, "choice of virtual hardware " + chosen(spec.hardware()))
                    .check(spec.hardware());
        }
        return Demand.of(Demand.MACHINES, spec.count())
                .plus(Demand.of(Demand.MEMORY, Math.multiplyExact(spec.memoryBytes(), spec.count())));
    }

    private static String chosen(Hardware hardware) {
        return "(" + String.join(", ", hardware.chosen().keySet()) + ")";
    }

    /** Machines that have a volume each for themselves do not disturb each other there, however many there are. */
    @Override
    public Covariates covariates(VmsSpec spec, Lab lab) {
        if (lab.port(LunHost.class).filter(LunHost::eachMachinesOwn).isPresent()) {
            return Covariates.NONE;
        }
        Map<Integer, Long> machinesPerLun =
                spec.slots().stream().collect(Collectors.groupingBy(DiskSlot::lun, Collectors.counting()));
        return machinesPerLun.isEmpty()
                ? Covariates.NONE
                : Covariates.of("LUNs in use", machinesPerLun.size())
                        .and(Covariates.of("machines per LUN", Collections.max(machinesPerLun.values())));
    }

    @Override
    public Machines provision(VmsSpec spec, Provisioning context) throws Exception {
        MachineHost host = context.lab().require(MachineHost.class, CAPABILITY);
        List<MachineSpec> specs = new ArrayList<>();
        for (int i = 0; i < spec.count(); i++) { // named before they are made side by side, so that the order is theirs
            specs.add(new MachineSpec(
                    context.uniqueName("vm"), spec.cpus(), spec.memoryBytes(), spec.link(), spec.hardware()));
        }
        return new Machines(host.createMachines(specs, context), spec.slots(), VmsProvisioner::noConductor);
    }

    private static Measurement noConductor(Machines machines, Load load) {
        throw new IllegalStateException("only a trial's view of the machines runs loads");
    }

    @Override
    public Readiness ready(Machines machines) {
        return Readiness.when(
                machines.count() + (machines.count() == 1 ? " machine answers" : " machines answer"),
                LONGEST_START,
                () -> machines.all().stream().allMatch(Machine::ready));
    }

    @Override
    public Optional<String> conflict(VmsSpec one, VmsSpec other) {
        if (!one.disks().map(VmsSpec.Disks::bytes).equals(other.disks().map(VmsSpec.Disks::bytes))) {
            return Optional.of("disk");
        }
        if (!one.disks()
                .map(d -> d.luns().bytes())
                .equals(other.disks().map(d -> d.luns().bytes()))) {
            return Optional.of("on");
        }
        if (one.cpus() != other.cpus()) {
            return Optional.of("cpus");
        }
        if (one.memoryBytes() != other.memoryBytes()) {
            return Optional.of("memory");
        }
        if (one.link().legs() != other.link().legs()) {
            return Optional.of("legs");
        }
        if (one.link().bitsPerSecond() != other.link().bitsPerSecond()) {
            return Optional.of("nic");
        }
        return one.hardware().difference(other.hardware());
    }

    @Override
    public VmsSpec most(VmsSpec one, VmsSpec other) {
        Optional<VmsSpec.Disks> disks = one.disks()
                .map(d -> new VmsSpec.Disks(
                        d.bytes(),
                        other.disks().map(VmsSpec.Disks::layout).equals(Optional.of(d.layout()))
                                ? d.layout()
                                : Layout.of(Placement.PACKED), // fits wherever any does; each view has its own
                        new LunsSpec(
                                Math.max(lunCount(one), lunCount(other)),
                                d.luns().bytes())));
        return new VmsSpec(
                Math.max(one.count(), other.count()), disks, one.cpus(), one.memoryBytes(), one.link(), one.hardware());
    }

    private static int lunCount(VmsSpec spec) {
        return spec.disks().map(d -> d.luns().count()).orElse(0);
    }

    @Override
    public Covariates parked(VmsSpec whole, VmsSpec part) {
        return Covariates.of("idle machines", whole.count() - part.count());
    }

    @Override
    public Machines view(Machines whole, VmsSpec part, Conductor conductor) {
        return new Machines(whole.all().subList(0, part.count()), part.slots(), conductor);
    }
}
