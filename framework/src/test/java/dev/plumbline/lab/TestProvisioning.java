package dev.plumbline.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Provisions without an engine: one step after the other, undo records in a list. */
public class TestProvisioning implements Provisioning {

    private final Lab lab;
    private final List<UndoRecord> undos = new ArrayList<>();
    private final AtomicInteger names = new AtomicInteger();
    private final long requested = System.nanoTime();

    public TestProvisioning(Lab lab) {
        this.lab = lab;
    }

    public List<UndoRecord> undos() {
        return Collections.unmodifiableList(undos);
    }

    public void undoAll() throws Exception {
        for (UndoRecord record : undos) {
            lab.undo(record);
        }
    }

    @Override
    public Lab lab() {
        return lab;
    }

    @Override
    public long requested() {
        return requested;
    }

    @Override
    public String uniqueName(String stem) {
        return stem + "-" + names.incrementAndGet();
    }

    @Override
    public synchronized void beforeEffect(UndoRecord record) {
        undos.add(record);
    }

    @Override
    public <R> R resource(Class<R> type) {
        throw new IllegalStateException("there is no " + type);
    }

    @Override
    public <T> List<T> inParallel(List<Callable<T>> steps) throws Exception {
        List<T> results = new ArrayList<>();
        for (Callable<T> step : steps) {
            results.add(step.call());
        }
        return results;
    }
}
