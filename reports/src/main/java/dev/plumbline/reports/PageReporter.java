package dev.plumbline.reports;

import dev.plumbline.journal.Run;
import dev.plumbline.journal.RunReporter;
import dev.plumbline.reports.allure.AllureReport;
import dev.plumbline.reports.allure3.MetricFiles;
import dev.plumbline.reports.source.ReportModel;
import dev.plumbline.reports.summary.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the page of a run: {@code report/index.html} in the output folder, one file that opens from the file system and asks
 * nothing of any network, and beside it {@code allure-results} for whoever wants to make a page of their own, and the summary.
 */
public final class PageReporter implements RunReporter {

    /** For {@link java.util.ServiceLoader}. */
    public PageReporter() {}

    /**
     * Makes the page.
     *
     * @return one line, the page's address
     * @throws IOException when a file cannot be written
     */
    @Override
    public List<String> report(Run run, Path output) throws IOException {
        ReportModel model = ReportModel.of(run);
        Summary.write(model, output); // first: the verdicts stand, whatever becomes of a page about them
        Path page = AllureReport.write(model, output.toAbsolutePath());
        MetricFiles.write(model, output);
        return List.of(page.toUri().toString());
    }
}
