package dev.plumbline.journal;

import java.nio.file.Path;
import java.util.List;

/** Makes something of a finished run, as a page; found by {@link java.util.ServiceLoader}. */
public interface RunReporter {

    /**
     * Called once the run has ended, however it ended.
     *
     * @param run what was measured
     * @param output the folder to write below; it exists
     * @return lines to print, as the path of a page
     * @throws Exception when it cannot be made; that is told, and fails nothing
     */
    List<String> report(Run run, Path output) throws Exception;
}
