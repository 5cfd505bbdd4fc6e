package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Prepares the fault that {@link Fault} declares; loads carry it out. */
final class FaultProvisioner
        implements Provisioner<Fault, FaultSpec, DeclaredFault>, Shareable<FaultSpec, DeclaredFault> {

    private static final int MOST_TIMES = 1000;

    @Override
    public FaultSpec spec(Fault declared, Levels at) {
        FaultSpec spec = new FaultSpec(
                read("kind", declared.kind(), text -> constant(FaultKind.class, text)),
                read("machine", declared.machine(), Quantities::count),
                read("leg", declared.leg(), Quantities::count),
                read("lun", declared.lun(), Quantities::count),
                read("times", declared.times(), FaultProvisioner::times),
                read("after", declared.after(), Moment::read),
                read("noticed", declared.noticed(), Moment::read),
                read("repair", declared.repair(), text -> constant(Repair.class, text)));
        if (!spec.kind().takes(spec.repair())) {
            throw new MisuseException("@Fault(repair): " + spec.repair() + " is nothing that is done about "
                    + spec.kind() + "; write RESTART or "
                    + (spec.kind().strikesLun() ? Repair.AFTERWARDS : Repair.SEND_ON));
        }
        if (spec.kind().strikesLun()) {
            checkLun(spec, declared.of(), at);
        }
        if (spec.kind().strikesMachine()) {
            checkMachine(spec, declared.of(), at);
        }
        return spec;
    }

    private static void checkMachine(FaultSpec spec, String of, Levels at) {
        VmsSpec machines = at.spec(VmsSpec.class, of)
                .orElseThrow(() -> new MisuseException(
                        "@Fault has no machine to strike; declare some, as '@Vms(count = \"4\") Machines machines'"));
        if (spec.machine() > machines.count()) {
            throw new MisuseException("@Fault(machine): there is no machine " + spec.machine() + " of "
                    + machines.count() + "; write one of 1 to " + machines.count() + ", or a larger count in @Vms");
        }
        if (spec.kind() == FaultKind.LINK_DOWN && spec.leg() > machines.link().legs()) {
            throw new MisuseException("@Fault(leg): there is no leg " + spec.leg() + " of "
                    + machines.link().legs() + "; write another one, or more legs in @Vms");
        }
    }

    private static void checkLun(FaultSpec spec, String of, Levels at) {
        LunsSpec luns = at.spec(LunsSpec.class, of)
                .orElseThrow(() -> new MisuseException(
                        "@Fault has no LUN to strike; declare some, as '@Luns(count = \"2\") LunSet luns'"));
        if (spec.lun() > luns.count()) {
            throw new MisuseException("@Fault(lun): there is no LUN " + spec.lun() + " of " + luns.count()
                    + "; write one of 1 to " + luns.count() + ", or a larger count in @Luns");
        }
        if (spec.repair() == Repair.RESTART && spec.noticed().isNothing()) {
            throw new MisuseException(
                    "@Fault(noticed): a fault of a LUN lasts until it is noticed; write how long that is,"
                            + " as noticed = \"30 %\", or repair = \"AFTERWARDS\" for the rest of the trial");
        }
    }

    private static int times(String text) {
        int times = Quantities.count(text);
        if (times > MOST_TIMES) {
            throw new MisuseException("'" + text + "' is more than 1,000; write for example '4'");
        }
        return times;
    }

    private static <T> T read(String attribute, String text, Function<String, T> parse) {
        return Attribute.read("@Fault", attribute, text, parse);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new MisuseException("'" + text + "' is none of "
                        + Arrays.toString(type.getEnumConstants()) + "; write one of these"));
    }

    @Override
    public Demand demand(FaultSpec spec, Lab lab) {
        if (spec.kind() != FaultKind.NONE) {
            String what = spec.kind().strikesLun() ? "LUNs" : "machines";
            lab.require(FaultHost.class, what + " that can be broken on purpose (@Fault)")
                    .check(spec.kind());
        }
        return Demand.NONE;
    }

    @Override
    public Covariates covariates(FaultSpec spec, Lab lab) {
        return Covariates.NONE;
    }

    @Override
    public DeclaredFault provision(FaultSpec spec, Provisioning context) {
        if (spec.kind().strikesLun()) {
            List<Lun> luns = context.resource(LunSet.class).luns();
            context.beforeEffect(FaultRecord.ofLuns(luns));
            return new DeclaredFault(spec, List.of(), luns);
        }
        if (spec.kind().strikesMachine()) {
            List<Machine> machines = context.resource(Machines.class).all();
            context.beforeEffect(FaultRecord.ofMachines(machines));
            return new DeclaredFault(spec, machines, List.of());
        }
        return new DeclaredFault(spec, List.of(), List.of());
    }

    @Override
    public Readiness ready(DeclaredFault fault) {
        return Readiness.immediately();
    }

    @Override
    public Optional<String> conflict(FaultSpec one, FaultSpec other) {
        boolean both = (one.kind().strikesLun() && other.kind().strikesMachine())
                || (one.kind().strikesMachine() && other.kind().strikesLun());
        return both ? Optional.of("kind") : Optional.empty();
    }

    @Override
    public FaultSpec most(FaultSpec one, FaultSpec other) {
        return one.kind() == FaultKind.NONE ? other : one;
    }

    @Override
    public Covariates parked(FaultSpec whole, FaultSpec part) {
        return Covariates.NONE;
    }

    @Override
    public DeclaredFault view(DeclaredFault whole, FaultSpec part, Conductor conductor) {
        return whole.at(part);
    }
}
