package dev.plumbline.engine;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What one provisioner works with; it notes every side effect. */
final class Making implements Provisioning {

    private final OpenLab openLab;
    private final List<Object> dependencies;
    private final long requested = System.nanoTime();
    private final List<Integer> undos = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    Making(OpenLab openLab, List<Object> dependencies) {
        this.openLab = openLab;
        this.dependencies = List.copyOf(dependencies);
    }

    @Override
    public Lab lab() {
        return openLab.lab();
    }

    @Override
    public long requested() {
        return requested;
    }

    @Override
    public String uniqueName(String stem) {
        String name = openLab.takeName(stem);
        synchronized (undos) {
            names.add(name);
        }
        return name;
    }

    @Override
    public void beforeEffect(UndoRecord record) {
        synchronized (undos) {
            undos.add(openLab.ledger().announce(record));
        }
    }

    @Override
    public <R> R resource(Class<R> type) {
        return dependencies.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + type.getSimpleName()
                        + " was asked for by the spec; ask for its spec in Provisioner.spec first"));
    }

    @Override
    public <T> List<T> inParallel(List<Callable<T>> steps) throws Exception {
        return Parallel.run(steps);
    }

    /** What was made, with everything that is needed to take it back. */
    Made made(Object resource, Record spec) {
        synchronized (undos) {
            return new Made(resource, spec, List.copyOf(undos), List.copyOf(names));
        }
    }
}
