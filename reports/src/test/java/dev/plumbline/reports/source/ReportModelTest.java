package dev.plumbline.reports.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.journal.Run;
import dev.plumbline.model.Verdict;
import dev.plumbline.reports.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportModelTest {

    @Test
    void everyTreatmentHasItsTrialsAndItsVerdict() {
        ExperimentReport report = report(new Runs().ratio(0.87).run());

        assertThat(report.treatments()).hasSize(30).allSatisfy(treatment -> {
            assertThat(treatment.trials())
                    .hasSize(3)
                    .allMatch(trial ->
                            trial.treatment().equals(treatment.treatment().id()));
            assertThat(treatment.verdict()).isEqualTo(Verdict.REGRESSION);
        });
    }

    @Test
    void aPartialSessionShowsOnlyWhatWasToBeMeasured() {
        assertThat(report(new Runs().partial(3).run()).treatments())
                .extracting(treatment -> treatment.treatment().id())
                .containsExactly("placement=PACKED,vms=8", "placement=ALTERNATING,vms=8", "placement=PACKED,vms=9");
    }

    @Test
    void aRunThatEndedBeforeItsVerdictSaysSo() {
        ExperimentReport report = report(new Runs().killed());

        assertThat(report.verdict()).isNull();
        assertThat(report.sentence()).contains("no verdict");
        assertThat(report.treatments()).allMatch(treatment -> treatment.verdict() == null);
    }

    @Test
    void aFixtureBelongsToWhatItServed() {
        List<ServedFixtures> fixtures = report(new Runs().run()).fixtures();

        assertThat(fixtures).extracting(ServedFixtures::block).containsExactly(1, 2, 3, 0, 0);
        assertThat(fixtures).extracting(served -> served.treatments().size()).containsExactly(30, 30, 30, 30, 1);
        assertThat(fixtures).extracting(ServedFixtures::shared).containsExactly(true, true, true, true, false);
    }

    private static ExperimentReport report(Run run) {
        return ReportModel.of(run).experiments().get(0);
    }
}
