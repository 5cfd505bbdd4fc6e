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
}
