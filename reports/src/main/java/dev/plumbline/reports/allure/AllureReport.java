package dev.plumbline.reports.allure;

import dev.plumbline.journal.Run;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.ReportModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a run as Allure results, and makes Allure's page of them. */
public final class AllureReport {

    private AllureReport() {}

    /**
     * Writes {@code allure-results} and {@code report/index.html}; what an earlier run left in the results is cleared first, its
     * history is carried over.
     *
     * @param output the folder to write below
     * @return the page
     * @throws IOException when a file cannot be read or written
     */
    public static Path write(ReportModel model, Path output) throws IOException {
        Path results = Folders.empty(output.resolve("allure-results"));
        History history = new History(output.resolve("report").resolve("history"), Identity.run(model));
        long build = history.carryOver(results.resolve("history"));
        Surroundings.write(model, build, results);
        ResultFolder folder = new ResultFolder(results);
        List<Written> written = new ArrayList<>();
        for (ExperimentReport experiment : model.experiments()) {
            written.add(new ExperimentResults(experiment, folder).write());
        }
        for (Run.Unmeasured unmeasured : model.unmeasured()) {
            folder.write(UnmeasuredResult.of(unmeasured, model.started()));
        }
        return SingleFile.make(results, output.resolve("report"), history, new SweepsData(model, written));
    }
}
