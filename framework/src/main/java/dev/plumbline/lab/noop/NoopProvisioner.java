package dev.plumbline.lab.noop;

import dev.plumbline.lab.Conductor;
import dev.plumbline.lab.Covariates;
import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Levels;
import dev.plumbline.lab.Provisioner;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.Readiness;
import dev.plumbline.lab.Resettable;
import dev.plumbline.lab.Shareable;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.model.Quantities;
import java.util.Map;
import java.util.Optional;

/** Makes nothing, by every step that a provisioner has. */
public final class NoopProvisioner
        implements Provisioner<Noop, NoopSpec, NoopResource>,
                Shareable<NoopSpec, NoopResource>,
                Resettable<NoopResource> {

    @Override
    public NoopSpec spec(Noop declared, Levels at) {
        return new NoopSpec(Quantities.count(declared.count()));
    }

    @Override
    public Demand demand(NoopSpec spec, Lab lab) {
        return Demand.NONE;
    }

    @Override
    public Covariates covariates(NoopSpec spec, Lab lab) {
        return Covariates.NONE;
    }

    @Override
    public NoopResource provision(NoopSpec spec, Provisioning context) {
        context.beforeEffect(UndoRecord.of("noop", Map.of("name", context.uniqueName("noop"))));
        return new NoopResource(spec.count(), null);
    }

    @Override
    public Readiness ready(NoopResource resource) {
        return Readiness.immediately();
    }

    @Override
    public void reset(NoopResource resource) {
        // it is as it was
    }

    @Override
    public Optional<String> conflict(NoopSpec one, NoopSpec other) {
        return Optional.empty();
    }

    @Override
    public NoopSpec most(NoopSpec one, NoopSpec other) {
        return one.count() >= other.count() ? one : other;
    }

    @Override
    public Covariates parked(NoopSpec whole, NoopSpec part) {
        return Covariates.NONE;
    }

    @Override
    public NoopResource view(NoopResource whole, NoopSpec part, Conductor conductor) {
        return new NoopResource(part.count(), conductor);
    }
}
