package dev.plumbline.lab;

import java.util.OptionalDouble;

/** An ability of a worker whose clients run in this JVM: it tells whether they, and not the lab, were what was slow. */
public interface GeneratorWorker {

    /**
     * The share of the measured interval in which its clients worked or waited for a processor, rather than for an answer; 0 to
     * 1, on average over its clients. Near 1 the lab would have given more than the clients could take. Called after the load.
     *
     * @return empty where the system does not tell
     */
    OptionalDouble generatorBusy();
}
