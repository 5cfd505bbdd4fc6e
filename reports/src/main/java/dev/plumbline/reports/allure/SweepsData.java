package dev.plumbline.reports.allure;

import dev.plumbline.journal.Run;
import dev.plumbline.model.Experiment;
import dev.plumbline.reports.source.ReportModel;
import dev.plumbline.reports.sweeps.Brief;
import dev.plumbline.reports.sweeps.Overview;
import dev.plumbline.reports.sweeps.Sweeps;
import io.qameta.allure.Aggregator2;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.entity.TestResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts what the tab shows among the page's data: an overview, and a file for each experiment, read when it is opened. */
record SweepsData(ReportModel model, List<Written> written) implements Aggregator2 {

    private static final String OVERVIEW = "data/sweeps.json";
    private static final String WIDGET = "widgets/sweeps.json";
    private static final String ATTACHMENTS = "data/attachments/";

    SweepsData {
        written = List.copyOf(written);
    }

    @Override
    public void aggregate(Configuration configuration, List<LaunchResults> launches, ReportStorage storage) {
        Map<String, String> pages = pages(launches);
        Map<String, String> attachments = attachments(launches);
        List<Brief> briefs = new ArrayList<>();
        for (Written sweep : written) {
            String file = "data/sweeps/" + briefs.size() + ".json";
            Experiment experiment = sweep.report().session().experiment();
            briefs.add(Sweeps.brief(
                    sweep.report(), pages.get(Identity.history(experiment.id(), Identity.WHOLE_SWEEP)), file));
            storage.addDataJson(
                    file,
                    Sweeps.details(
                            sweep.report(),
                            sweep.charts(),
                            sweep.files().stream()
                                    .map(name -> ATTACHMENTS + attachments.get(name))
                                    .toList(),
                            treatment -> pages.get(Identity.history(experiment.id(), treatment))));
        }
        for (Run.Unmeasured unmeasured : model.unmeasured()) {
            briefs.add(Sweeps.brief(unmeasured, pages.get(Identity.history(unmeasured.id(), Identity.WHOLE_SWEEP))));
        }
        Overview overview = Overview.of(model.started(), briefs);
        storage.addDataJson(OVERVIEW, overview);
        storage.addDataJson(WIDGET, overview);
    }

    /** Allure gives each result an id of its own while it makes the page; history's is ours. */
    private static Map<String, String> pages(List<LaunchResults> launches) {
        Map<String, String> pages = new HashMap<>();
        for (LaunchResults launch : launches) {
            for (TestResult result : launch.getAllResults()) {
                pages.put(result.getHistoryId(), result.getUid());
            }
        }
        return pages;
    }

    private static Map<String, String> attachments(List<LaunchResults> launches) {
        Map<String, String> sources = new HashMap<>();
        for (LaunchResults launch : launches) {
            launch.getAttachments()
                    .forEach((Path path, io.qameta.allure.entity.Attachment attachment) ->
                            sources.put(String.valueOf(path.getFileName()), attachment.getSource()));
        }
        return sources;
    }
}
