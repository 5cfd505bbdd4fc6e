package dev.plumbline.reports.allure;

import dev.plumbline.model.Expectation;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import dev.plumbline.reports.charts.Chart;
import dev.plumbline.reports.charts.Charts;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.ServedFixtures;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.source.Trials;
import dev.plumbline.reports.sweeps.Plan;
import dev.plumbline.reports.text.Safe;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of one experiment: one for each treatment, the whole sweep and each expectation, and their fixtures. */
final class ExperimentResults {

    private final ExperimentReport report;
    private final Session session;
    private final Experiment experiment;
    private final ResultFolder folder;

    ExperimentResults(ExperimentReport report, ResultFolder folder) {
        this.report = report;
        this.session = report.session();
        this.experiment = session.experiment();
        this.folder = folder;
    }

    /** Writes them. */
    Written write() {
        List<Chart> charts = Charts.of(report);
        List<Attachment> drawings = attach(charts);
        List<Attachment> first = drawings.subList(0, Math.min(1, drawings.size()));
        TrialSteps steps = new TrialSteps(session, folder);
        report.treatments().parallelStream() // each has files of its own, and waits for them more than it computes
                .forEach(treatment -> folder.write(
                        treatment(treatment).setSteps(steps.of(treatment)).setAttachments(first)));
        folder.write(sweep(charts).setAttachments(drawings));
        for (Expectation expectation : report.expected()) {
            folder.write(expected(expectation).setAttachments(first));
        }
        for (ServedFixtures served : report.fixtures()) {
            folder.write(FixtureContainer.of(session, served));
        }
        return new Written(
                report, charts, drawings.stream().map(Attachment::getSource).toList());
    }

    /** Each drawing is one file, which the results of the experiment share. */
    private List<Attachment> attach(List<Chart> charts) {
        List<Attachment> attachments = new ArrayList<>();
        for (Chart chart : charts) {
            String id = Identity.part(session, "chart " + attachments.size());
            attachments.add(folder.svg(id, chart.name(), chart.svg()));
        }
        return attachments;
    }

    private TestResult treatment(TreatmentReport treatment) {
        String id = treatment.treatment().id();
        Markup page = new Markup().heading(experiment.question());
        Plan.notices(session).forEach(page::paragraph);
        page.paragraph(treatment.sentence());
        if (!treatment.cells().isEmpty()) {
            VerdictTable.append(page, experiment, List.of(treatment));
        }
        List<Parameter> parameters = new ArrayList<>();
        treatment
                .treatment()
                .levels()
                .forEach((factor, level) -> parameters.add(Labels.parameter(factor, level.text())));
        parameters.addAll(Labels.hidden(session));
        Instant start = treatment.trials().isEmpty()
                ? session.started()
                : treatment.trials().get(0).start();
        return result(id, start, start.plus(spent(treatment)))
                .setName(Safe.line(treatment.treatment().displayName(), Safe.NAME))
                .setFullName(Safe.line(experiment.id() + "[" + id + "]", Safe.NAME))
                .setParameters(parameters)
                .setDescriptionHtml(page.toString())
                .setStatus(Outcomes.status(treatment.verdict()))
                .setStatusDetails(details(
                        treatment.verdict(),
                        treatment.sentence(),
                        Outcomes.headline(treatment.verdict(), false, treatment.trials())
                                + VerdictTable.lines(experiment, treatment)));
    }

    /** What its trials took together: they are spread over the session, between those of other treatments. */
    private static Duration spent(TreatmentReport treatment) {
        return treatment.trials().stream()
                .map(trial -> Duration.between(trial.start(), Trials.stop(trial)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private TestResult sweep(List<Chart> charts) {
        return result(Identity.WHOLE_SWEEP, session.started(), report.stopped())
                .setName(Identity.WHOLE_SWEEP)
                .setFullName(Safe.line(experiment.id(), Safe.NAME))
                .setParameters(Labels.hidden(session))
                .setDescriptionHtml(SweepDescription.of(report, charts))
                .setStatus(Outcomes.status(report.verdict()))
                .setStatusDetails(details(
                        report.verdict(),
                        report.sentence(),
                        Outcomes.headline(report.verdict(), true, session.trials())));
    }

    private TestResult expected(Expectation expectation) {
        Markup page = new Markup().heading(experiment.question());
        Plan.notices(session).forEach(page::paragraph);
        page.paragraph(expectation.sentence());
        String name = "expected: " + expectation.text();
        return result(name, session.started(), report.stopped())
                .setName(Safe.line(name, Safe.NAME))
                .setFullName(Safe.line(experiment.id() + "[" + name + "]", Safe.NAME))
                .setParameters(Labels.hidden(session))
                .setDescriptionHtml(page.toString())
                .setStatus(Outcomes.status(expectation.state()))
                .setStatusDetails(new StatusDetails()
                        .setMessage(Safe.message(expectation.sentence()))
                        .setTrace(Outcomes.headline(expectation.state())));
    }

    private TestResult result(String treatment, Instant start, Instant stop) {
        String history = Identity.history(experiment.id(), treatment);
        return new TestResult()
                .setUuid(Identity.result(session, treatment))
                .setHistoryId(history)
                .setTestCaseId(history)
                .setTestCaseName(Safe.line(experiment.question(), Safe.NAME))
                .setLabels(labels())
                .setLinks(Labels.links(experiment.about()))
                .setStage(Stage.FINISHED)
                .setStart(start.toEpochMilli())
                .setStop(stop.toEpochMilli());
    }

    private List<Label> labels() {
        List<Label> labels = Labels.of(experiment.className(), experiment.methodName(), experiment.tags());
        labels.addAll(Labels.about(experiment.about()));
        return labels;
    }

    private static StatusDetails details(@Nullable Verdict verdict, String sentence, String trace) {
        return new StatusDetails()
                .setMessage(Safe.message(sentence))
                .setTrace(verdict == null ? null : Safe.message(trace));
    }
}
