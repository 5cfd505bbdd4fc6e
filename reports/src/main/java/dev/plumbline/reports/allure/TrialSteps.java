package dev.plumbline.reports.allure;

import dev.plumbline.model.Attachment;
import dev.plumbline.model.Latencies;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.source.Trials;
import dev.plumbline.reports.text.Figures;
import dev.plumbline.reports.text.Safe;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Trials as steps: what each one gave, and how long it took. */
final class TrialSteps {

    /** The most characters of one tool's output that a page carries; the journal has all of it. */
    private static final int OUTPUT = 1 << 18;

    private final Session session;
    private final ResultFolder folder;

    TrialSteps(Session session, ResultFolder folder) {
        this.session = session;
        this.folder = folder;
    }

    List<StepResult> of(TreatmentReport treatment) {
        return treatment.trials().stream().map(this::step).toList();
    }

    private StepResult step(TrialRecord trial) {
        StepResult step = new StepResult()
                .setName(Safe.line(name(trial), Safe.NAME))
                .setStage(Stage.FINISHED)
                .setStatus(trial.failure() == null ? Status.PASSED : Status.BROKEN)
                .setStart(trial.start().toEpochMilli())
                .setStop(Trials.stop(trial).toEpochMilli())
                .setParameters(parameters(trial));
        if (trial.failure() != null) {
            step.setStatusDetails(new StatusDetails().setMessage(Safe.message(trial.failure())));
        }
        Measurement measurement = trial.measurement();
        if (measurement != null) {
            step.setAttachments(attachments(trial, measurement));
        }
        return step;
    }

    private String name(TrialRecord trial) {
        String where = "block " + trial.block() + (trial.arm().isEmpty() ? "" : ", " + trial.arm()) + ": ";
        Measurement measurement = trial.measurement();
        if (measurement == null) {
            return where + "broken: " + trial.failure();
        }
        return where
                + measurement.readings().stream()
                        .map(reading -> reading.response() + " "
                                + Figures.value(reading.value(), Trials.unit(reading, session.experiment())))
                        .collect(Collectors.joining(", "))
                + (measurement.remark() == null ? "" : ", disturbed");
    }

    private List<Parameter> parameters(TrialRecord trial) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Labels.parameter("place in the session's order", Integer.toString(trial.position())));
        trial.phases()
                .forEach((phase, took) -> parameters.add(
                        Labels.parameter(phase.name().toLowerCase(Locale.ROOT), Quantities.formatDuration(took))));
        trial.covariates().forEach((name, value) -> parameters.add(Labels.parameter(name, Figures.number(value))));
        Measurement measurement = trial.measurement();
        if (measurement != null) {
            measured(parameters, measurement);
        }
        return parameters;
    }

    private void measured(List<Parameter> parameters, Measurement measurement) {
        measurement.readings().forEach(reading -> machines(parameters, reading));
        Latencies latencies = measurement.latencies();
        if (latencies != null) {
            latencies
                    .percentilesMillis()
                    .forEach((percentile, millis) -> parameters.add(Labels.parameter(
                            "latency, " + Figures.number(percentile) + " % within", Figures.value(millis, "ms"))));
            parameters.add(Labels.parameter("latency, mean", Figures.value(latencies.meanMillis(), "ms")));
            parameters.add(Labels.parameter("latency, longest", Figures.value(latencies.maxMillis(), "ms")));
        }
        measurement
                .busy()
                .forEach((name, share) -> parameters.add(Labels.parameter("busy: " + name, Figures.percent(share))));
        measurement
                .covariates()
                .forEach((name, value) -> parameters.add(Labels.parameter(name, Figures.number(value))));
        if (measurement.remark() != null) {
            parameters.add(Labels.parameter("disturbed", measurement.remark()));
        }
        if (!measurement.sampled()) {
            parameters.add(Labels.parameter("unsampled", "the experiment measured by itself"));
        }
    }

    private void machines(List<Parameter> parameters, Reading reading) {
        if (reading.machines().size() > 1) {
            double[] values = reading.machines().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            parameters.add(Labels.parameter(
                    reading.response() + " of each of " + values.length + " machines",
                    Figures.number(values[0]) + " to "
                            + Figures.value(values[values.length - 1], Trials.unit(reading, session.experiment()))));
        }
    }

    private List<io.qameta.allure.model.Attachment> attachments(TrialRecord trial, Measurement measurement) {
        List<io.qameta.allure.model.Attachment> kept = new ArrayList<>();
        for (Attachment raw : measurement.attachments()) {
            String id = Identity.part(session, "trial " + trial.position() + " output " + kept.size());
            kept.add(
                    folder.text(id, Safe.line(raw.name(), Safe.NAME), raw.mediaType(), Safe.lines(raw.text(), OUTPUT)));
        }
        return kept;
    }
}
