package dev.plumbline.lab;

import dev.plumbline.model.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Makes the volumes that {@link Luns} declares. */
final class LunsProvisioner implements Provisioner<Luns, LunsSpec, LunSet>, Shareable<LunsSpec, LunSet> {

    private static final String CAPABILITY = "LUNs";

    @Override
    public LunsSpec spec(Luns declared, Levels at) {
        return new LunsSpec(
                Attribute.read("@Luns", "count", declared.count(), Quantities::count),
                Attribute.read("@Luns", "size", declared.size(), Attribute::positiveBytes));
    }

    @Override
    public Demand demand(LunsSpec spec, Lab lab) {
        lab.require(LunHost.class, CAPABILITY);
        return Demand.of(Demand.DISK, Math.multiplyExact(spec.bytes(), spec.count()));
    }

    @Override
    public Covariates covariates(LunsSpec spec, Lab lab) {
        return Covariates.NONE;
    }

    @Override
    public LunSet provision(LunsSpec spec, Provisioning context) throws Exception {
        LunHost host = context.lab().require(LunHost.class, CAPABILITY);
        List<Callable<Lun>> steps = new ArrayList<>();
        for (int i = 0; i < spec.count(); i++) { // named before they are made side by side, so that the first is lun-1
            String name = context.uniqueName("lun");
            steps.add(() -> host.createLun(name, spec.bytes(), context));
        }
        return new LunSet(context.inParallel(steps));
    }

    @Override
    public Readiness ready(LunSet luns) {
        return Readiness.immediately();
    }

    @Override
    public Optional<String> conflict(LunsSpec one, LunsSpec other) {
        return one.bytes() == other.bytes() ? Optional.empty() : Optional.of("size");
    }

    @Override
    public LunsSpec most(LunsSpec one, LunsSpec other) {
        return one.count() >= other.count() ? one : other;
    }

    @Override
    public Covariates parked(LunsSpec whole, LunsSpec part) {
        return Covariates.NONE;
    }

    @Override
    public LunSet view(LunSet whole, LunsSpec part, Conductor conductor) {
        List<Lun> luns = whole.luns().subList(0, part.count());
        return new LunSet(luns);
    }
}
