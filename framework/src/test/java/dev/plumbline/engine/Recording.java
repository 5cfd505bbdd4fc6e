package dev.plumbline.engine;

import dev.plumbline.lab.Covariates;
import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Levels;
import dev.plumbline.lab.Provisioner;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.Readiness;
import dev.plumbline.lab.Resettable;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.model.Measurement;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down what happens to its resources; those with certain names fail in certain ways. */
class Recording implements Provisioner<Recorded, Recorded.Spec, Recorded.Resource>, Resettable<Recorded.Resource> {

    static final List<String> EVENTS = Collections.synchronizedList(new ArrayList<>());

    static Measurement trial() {
        EVENTS.add("trial");
        return Measurement.of("x", 1);
    }

    static void undo(UndoRecord record) throws IOException {
        EVENTS.add("undo " + record.argument("name"));
        if (record.argument("name").equals("STUCK")) {
            throw new IOException("it is busy");
        }
    }

    @Override
    public Recorded.Spec spec(Recorded declared, Levels at) {
        if (!declared.on().isEmpty()) {
            at.spec(Recorded.Spec.class, declared.on()).orElseThrow();
        }
        return new Recorded.Spec(declared.name(), declared.on());
    }

    @Override
    public Demand demand(Recorded.Spec spec, Lab lab) {
        return Demand.NONE;
    }

    @Override
    public Covariates covariates(Recorded.Spec spec, Lab lab) {
        return Covariates.NONE;
    }

    @Override
    public Recorded.Resource provision(Recorded.Spec spec, Provisioning context) throws IOException {
        context.beforeEffect(UndoRecord.of("recording", Map.of("name", spec.name())));
        String on = spec.on().isEmpty()
                ? ""
                : " on " + context.resource(Recorded.Resource.class).name();
        EVENTS.add("make " + spec.name() + on);
        if (spec.name().equals("FAILS")) {
            throw new IOException("no space left");
        }
        return new Recorded.Resource(spec.name());
    }

    @Override
    public Readiness ready(Recorded.Resource resource) {
        boolean dead = resource.name().equals("DEAD");
        return new Readiness(
                resource.name() + " answers",
                Duration.ofMinutes(1),
                () -> !dead,
                () -> dead ? Optional.of("its process ended") : Optional.empty());
    }

    @Override
    public void reset(Recorded.Resource resource) {
        EVENTS.add("reset " + resource.name());
    }
}
