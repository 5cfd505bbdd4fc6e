package dev.plumbline.reports.allure3;

import dev.plumbline.model.Better;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.ReportModel;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.source.Trials;
import dev.plumbline.reports.text.Safe;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One response of one treatment, as Allure 3 follows it from run to run.
 *
 * @param id another one in every run
 * @param key the same in every run
 * @param group the experiment it belongs to
 * @param title its name for people
 * @param unit its unit; {@code ""} for a plain number
 * @param better the direction in which it improves
 * @param value its value
 * @param start when its first trial started
 * @param stop when its last trial ended
 */
record Metric(
        String id,
        String key,
        Experiment group,
        String title,
        String unit,
        Better better,
        double value,
        Instant start,
        Instant stop) {

    /** All that have a value, in the order of the report. */
    static Stream<Metric> of(ReportModel model) {
        return model.experiments().stream()
                .flatMap(report -> report.session().experiment().responses().stream()
                        .flatMap(response ->
                                report.treatments().stream().flatMap(treatment -> of(report, response, treatment))));
    }

    private static Stream<Metric> of(ExperimentReport report, Response response, TreatmentReport treatment) {
        Double value = Trials.mean(treatment, response.name());
        if (value == null || !Double.isFinite(value)) {
            return Stream.empty();
        }
        Session session = report.session();
        List<TrialRecord> trials = treatment.trials();
        String key = key(session.experiment().id() + "/" + response.name() + "/"
                + treatment.treatment().id());
        return Stream.of(new Metric(
                digest(session.id() + "#" + key),
                key,
                session.experiment(),
                Safe.line(response.name() + ": " + treatment.treatment().displayName(), Safe.NAME),
                Safe.line(response.unit(), Safe.NAME),
                response.better(),
                value,
                trials.isEmpty() ? session.started() : trials.get(0).start(),
                trials.isEmpty() ? report.stopped() : Trials.stop(trials.get(trials.size() - 1))));
    }

    /** Of bounded length, and another one for each text also where two begin alike. */
    static String key(String text) {
        String line = Safe.line(text, Safe.NAME);
        return line.equals(text) ? line : line + " " + digest(text);
    }

    private static String digest(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
