package dev.plumbline.lab;

import java.util.List;

/** What is done to a lab in a trial. */
public interface Load {

    /** What it does, in a few words for reports. */
    String description();

    /**
     * Prepares one worker for each machine that must answer; nothing is loaded yet.
     *
     * @throws Exception when it cannot be prepared; workers made so far are closed by the load
     */
    List<Worker> workers(Machines machines) throws Exception;

    /** Whether a machine's end in the course of it is what was declared, and no reason to break the trial. */
    default boolean explains(Machine gone) {
        return false;
    }

    /**
     * The same, with a name before its responses, as {@code service} makes {@code service.latency} of {@code latency}; so that two
     * loads can run {@linkplain #beside beside} each other.
     *
     * @param name letters, digits and hyphens
     */
    default Load named(String name) {
        return new NamedLoad(this, name);
    }

    /**
     * This load and another one, which start together and both run for the whole interval on all machines. The responses are those of
     * both, and the times of single operations those of this one. Give both {@linkplain #named names} where responses are called
     * the same.
     *
     * <pre>{@code
     * machines.run(service.named("service").beside(ProcessorLoad.of("50 %").named("foreground")))
     * }</pre>
     */
    default Load beside(Load other) {
        return new LoadsBeside(this, other);
    }
}
