package dev.plumbline.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** All reports of a finished run, made of its journals alone: at its end, or whenever somebody wants them again. */
public final class RunReports {

    private RunReports() {}

    /**
     * Makes every report; one that fails is told, and keeps none of the others from being made.
     *
     * @param journals the folder of the run's journals
     * @param output the folder to write below; it is created
     * @param said is given what each reporter says, or a sentence on why it failed
     * @return whether all reports were made
     * @throws UnreadableFileException when the folder holds no journal
     * @throws IOException when it cannot be read, or the output folder not be created
     */
    public static boolean make(Path journals, Path output, Consumer<List<String>> said) throws IOException {
        Run run = RunFolder.read(journals);
        Files.createDirectories(output);
        boolean all = true;
        for (RunReporter reporter : ServiceLoader.load(RunReporter.class)) {
            try {
                said.accept(reporter.report(run, output));
            } catch (Exception e) { // the verdicts stand, whatever becomes of a page about them
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                said.accept(List.of("the report of " + reporter.getClass().getName() + " could not be made: " + e
                        + "; the measured values are in " + journals));
                all = false;
            }
        }
        return all;
    }
}
