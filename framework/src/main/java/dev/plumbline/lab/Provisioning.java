package dev.plumbline.lab;

import java.util.List;
import java.util.concurrent.Callable;

/** What a provisioner works with while it makes a resource. */
public interface Provisioning {

    /** The lab to make it in. */
    Lab lab();

    /** The moment when the resource was asked for, on the clock of {@link System#nanoTime()}. */
    long requested();

    /** A name that no other resource that is there now has, as in {@code lun-2}, from a stem as {@code lun}. */
    String uniqueName(String stem);

    /** Writes down how to take a side effect back; returns when that is on disk. Call it BEFORE each side effect. */
    void beforeEffect(UndoRecord record);

    /**
     * A resource of the same experiment that this one's spec depends on.
     *
     * @param type the resource's type
     * @throws IllegalStateException when the spec never asked for it
     */
    <R> R resource(Class<R> type);

    /**
     * Runs the steps side by side, a bounded number at a time, and returns their results in order.
     *
     * @throws Exception the first failure, with later ones suppressed, after all steps that had started have ended
     */
    <T> List<T> inParallel(List<Callable<T>> steps) throws Exception;
}
