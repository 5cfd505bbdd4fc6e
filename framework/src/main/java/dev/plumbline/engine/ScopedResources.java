package dev.plumbline.engine;

import dev.plumbline.lab.Conductor;
import dev.plumbline.lab.Resettable;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Shareable;
import dev.plumbline.plan.DesignPoint;
import dev.plumbline.plan.ExperimentDefinition;
import dev.plumbline.plan.ResourceDefinition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The resources of one scope, and through it those of the scopes around it. Closing undoes its own, in reverse. */
final class ScopedResources implements AutoCloseable {

    private final @Nullable ScopedResources outer;
    private final ExperimentDefinition definition;
    private final Maker maker;
    private final RunPool pool;
    private final Scope scope;
    private final @Nullable Made[] made;
    private final List<Integer> order = new ArrayList<>();

    private ScopedResources(
            @Nullable ScopedResources outer, ExperimentDefinition definition, Maker maker, RunPool pool, Scope scope) {
        this.outer = outer;
        this.definition = definition;
        this.maker = maker;
        this.pool = pool;
        this.scope = scope;
        this.made = new Made[definition.resources().size()];
    }

    /**
     * Makes the resources of a scope, side by side where none depends on the other.
     *
     * @param specs for each resource of the experiment what it is made to; only those of this scope are made
     * @throws ProvisioningException when one could not be made; those of this scope that had been made are gone again
     */
    static ScopedResources make(
            Scope scope,
            @Nullable ScopedResources outer,
            ExperimentDefinition definition,
            List<Record> specs,
            Maker maker,
            RunPool pool) {
        ScopedResources resources = new ScopedResources(outer, definition, maker, pool, scope);
        try {
            resources.makeAll(specs);
            return resources;
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    /** What the trial of a treatment is given: views of what is shared, the resource itself elsewhere. */
    List<Object> views(DesignPoint point, Conductor conductor) {
        List<Object> views = new ArrayList<>();
        for (int i = 0; i < made.length; i++) {
            Object resource = resource(i);
            Optional<Shareable<Record, Object>> shareable =
                    definition.resources().get(i).shareable();
            views.add(
                    shareable.isPresent()
                            ? shareable.get().view(resource, point.specs().get(i), conductor)
                            : resource);
        }
        return views;
    }

    /** Puts every resource back that can be. */
    void reset() throws Exception {
        for (int i = 0; i < made.length; i++) {
            Optional<Resettable<Object>> resettable =
                    definition.resources().get(i).resettable();
            if (resettable.isPresent()) {
                resettable.get().reset(resource(i));
            }
        }
    }

    @Override
    public void close() {
        for (int i = order.size() - 1; i >= 0; i--) {
            int index = order.get(i);
            Made one = made[index];
            if (one != null && scope != Scope.RUN) { // those of the run are the pool's
                maker.undo(definition.resources().get(index), one);
            }
        }
        order.clear();
    }

    private Object resource(int index) {
        Made one = made[index];
        if (one != null) {
            return one.resource();
        }
        if (outer == null) {
            throw new IllegalStateException(
                    "resource '" + definition.resources().get(index).name() + "' was not made");
        }
        return outer.resource(index);
    }

    private void makeAll(List<Record> specs) {
        BitSet waiting = new BitSet();
        for (int i = 0; i < made.length; i++) {
            waiting.set(i, definition.resources().get(i).scope() == scope);
        }
        while (!waiting.isEmpty()) {
            List<Callable<Integer>> wave = new ArrayList<>();
            for (int i : waiting.stream().toArray()) {
                if (!definition.dependencies().get(i).intersects(waiting)) {
                    wave.add(() -> {
                        make(i, specs.get(i));
                        return i;
                    });
                }
            }
            runWave(wave);
            for (int i = 0; i < made.length; i++) {
                if (made[i] != null) {
                    waiting.clear(i);
                }
            }
        }
    }

    private static void runWave(List<Callable<Integer>> wave) {
        try {
            Parallel.run(wave);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProvisioningException("the run was interrupted while resources were made", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ProvisioningException(Sentences.of(e), e);
        }
    }

    private void make(int index, Record spec) {
        ResourceDefinition resource = definition.resources().get(index);
        List<Object> dependencies = definition.dependencies().get(index).stream()
                .mapToObj(this::resource)
                .toList();
        Made one = scope == Scope.RUN
                ? pool.get(resource, spec, () -> maker.make(resource, spec, dependencies))
                : maker.make(resource, spec, dependencies);
        synchronized (order) {
            made[index] = one;
            order.add(index);
        }
    }
}
