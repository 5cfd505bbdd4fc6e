package dev.plumbline.lab;

import java.time.Duration;

/** An ability of a machine that its lab has made: it tells how long it took to come up. */
public interface MachineStart {

    /**
     * From the moment when the machines of its parameter were {@linkplain Provisioning#requested() asked for} to the moment when
     * this one could take load, by the lab's schedule where it has one.
     */
    Duration startTime();
}
