package dev.plumbline.lab;

/**
 * An ability of a {@link Provisioner}: its resource is put back to where every trial starts, before each trial.
 *
 * @param <R> the resource
 */
public interface Resettable<R> {

    /**
     * Puts the resource back.
     *
     * @throws Exception when it cannot; the trial is then broken
     */
    void reset(R resource) throws Exception;
}
