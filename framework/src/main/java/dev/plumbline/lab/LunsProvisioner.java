package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Makes the volumes that {@link Luns} declares. */
final class LunsProvisioner implements Provisioner<Luns, LunsSpec, LunSet>, Shareable<LunsSpec, LunSet> {

    private static final String CAPABILITY = "LUNs";
    private static final String SHARED = "shared data images that machines write to privately";

    @Override
    public LunsSpec spec(Luns declared, Levels at) {
        return new LunsSpec(
                Attribute.read("@Luns", "count", declared.count(), Quantities::count),
                Attribute.read("@Luns", "size", declared.size(), Attribute::positiveBytes),
                Attribute.read("@Luns", "writes", declared.writes(), LunsProvisioner::writes));
    }

    private static Writes writes(String text) {
        return Arrays.stream(Writes.values())
                .filter(writes -> writes.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new MisuseException(
                        "'" + text + "' is not what becomes of writes; write one of " + List.of(Writes.values())));
    }

    @Override
    public Demand demand(LunsSpec spec, Lab lab) {
        maker(spec, lab);
        return Demand.of(Demand.DISK, Math.multiplyExact(spec.bytes(), spec.count()));
    }

    @FunctionalInterface
    private interface Maker {
        Lun create(String name, long bytes, Provisioning context) throws Exception;
    }

    private static Maker maker(LunsSpec spec, Lab lab) {
        return switch (spec.writes()) {
            case KEPT -> lab.require(LunHost.class, CAPABILITY)::createLun;
            case DISCARDED -> lab.require(SharedImages.class, SHARED)::createSharedImage;
        };
    }

    @Override
    public Covariates covariates(LunsSpec spec, Lab lab) {
        return Covariates.NONE;
    }

    @Override
    public LunSet provision(LunsSpec spec, Provisioning context) throws Exception {
        Maker maker = maker(spec, context.lab());
        List<Callable<Lun>> steps = new ArrayList<>();
        for (int i = 0; i < spec.count(); i++) { // named before they are made side by side, so that the first is lun-1
            String name = context.uniqueName("lun");
            steps.add(() -> maker.create(name, spec.bytes(), context));
        }
        return new LunSet(context.inParallel(steps));
    }

    @Override
    public Readiness ready(LunSet luns) {
        return Readiness.immediately();
    }

    @Override
    public Optional<String> conflict(LunsSpec one, LunsSpec other) {
        if (one.bytes() != other.bytes()) {
            return Optional.of("size");
        }
        return one.writes() == other.writes() ? Optional.empty() : Optional.of("writes");
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
