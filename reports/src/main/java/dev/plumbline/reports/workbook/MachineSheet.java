package dev.plumbline.reports.workbook;

import dev.plumbline.model.Experiment;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What each machine gave in each trial: a row for each machine and response. */
record MachineSheet(TrialRecord trial, Reading reading, String machine, double value) {

    static Stream<MachineSheet> rows(ExperimentReport report) {
        return report.session().trials().stream()
                .flatMap(trial -> Stream.ofNullable(trial.measurement())
                        .flatMap(measurement -> measurement.readings().stream())
                        .flatMap(reading -> reading.machines().entrySet().stream()
                                .map(machine ->
                                        new MachineSheet(trial, reading, machine.getKey(), machine.getValue()))));
    }

    static List<Column<MachineSheet>> columns(ExperimentReport report) {
        Experiment experiment = report.session().experiment();
        Map<String, Treatment> treatments = TrialSheet.treatments(experiment);
        List<Column<MachineSheet>> columns = new ArrayList<>();
        columns.add(new Column<>("block", Kind.WHOLE, row -> row.trial.block()));
        columns.add(new Column<>("position", Kind.WHOLE, row -> row.trial.position()));
        columns.addAll(LevelColumns.of(experiment.factors(), row -> treatments.get(row.trial.treatment())));
        columns.add(Column.text("arm", row -> row.trial.arm()));
        columns.add(Column.text("machine", MachineSheet::machine));
        columns.add(Column.text("response", row -> row.reading.response()));
        columns.add(new Column<>("value", Kind.VALUE, MachineSheet::value));
        columns.add(Column.text("unit", row -> Trials.unit(row.reading, experiment)));
        return columns;
    }
}
