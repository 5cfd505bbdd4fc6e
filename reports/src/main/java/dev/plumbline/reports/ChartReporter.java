package dev.plumbline.reports;

import dev.plumbline.journal.Run;
import dev.plumbline.journal.RunReporter;
import dev.plumbline.reports.charts.ChartFiles;
import dev.plumbline.reports.source.ReportModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes each chart of a run as SVG and as PNG below {@code charts} in the output folder. */
public final class ChartReporter implements RunReporter {

    /** For {@link java.util.ServiceLoader}. */
    public ChartReporter() {}

    /**
     * Writes the charts.
     *
     * @return nothing where all of them were written, else a line that says what was not
     * @throws IOException when a file cannot be written
     */
    @Override
    public List<String> report(Run run, Path output) throws IOException {
        return ChartFiles.write(ReportModel.of(run), output.toAbsolutePath().resolve("charts"));
    }
}
