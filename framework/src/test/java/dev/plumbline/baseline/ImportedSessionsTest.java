package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.Better;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imported sessions are stored, shown and compared, and no verdict rests on them. */
class ImportedSessionsTest {

    @TempDir
    Path temp;

    @Test
    void anImportedSessionIsStoredWithOneTrialOfEachTreatment() throws Exception {
        BaselineStore store = new BaselineStore(temp);

        store.record(imported(1, 500).blocks(1).build());

        assertThat(store.load("embedded", "org.example.VmCount.disk").sessions())
                .extracting(Session::importedFrom)
                .containsExactly("fio 3.33 JSON");
    }

    @Test
    void anImportedSessionMayHaveMoreTrialsOfOneTreatmentThanOfAnother() throws Exception {
        Session uneven = imported(1, 500).blocks(2).build();
        Session cut = uneven.measured(
                uneven.design(), uneven.fixtures(), uneven.trials().subList(0, 8), null);

        assertThat(new BaselineStore(temp).record(cut)).exists();
    }

    @Test
    void anImportedSessionThatLacksATreatmentIsRefused() {
        Session whole = imported(1, 500).blocks(1).build();
        Session cut =
                whole.measured(whole.design(), whole.fixtures(), whole.trials().subList(0, 5), null);

        assertThatThrownBy(() -> new BaselineStore(temp).record(cut))
                .isInstanceOf(RefusedException.class)
                .hasMessageEndingWith("is broken: it has no trial of vms=6");
    }

    @Test
    void onlyImportedSessionsAreNoBaselineAndTheirRatioIsToldForInformation() {
        Judgement judgement = judge(
                measured(9, 400).build(),
                imported(1, 500).build(),
                imported(2, 500).build(),
                imported(3, 500).build());

        assertThat(judgement.verdict()).isEqualTo(Verdict.NO_BASELINE);
        assertThat(judgement.baselines()).isEmpty();
        assertThat(judgement.cells()).allMatch(cell -> cell.verdict() == Verdict.NO_BASELINE);
        assertThat(judgement.sentence()).contains("only imported sessions are stored", "order of their trials");
        assertThat(judgement.findings())
                .filteredOn(finding -> finding.kind() == Finding.Kind.NOTE)
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.verdict()).isNull();
                    assertThat(note.comparison().ratio()).isBetween(0.79, 0.81);
                    assertThat(note.sentence())
                            .startsWith("for information: iops is")
                            .contains("% below that of 3 stored sessions", "fio 3.33 JSON", "order unknown");
                });
    }

    @Test
    void besideMeasuredSessionsTheyAreLeftOutWithANote() {
        Judgement judgement = judge(
                measured(9, 500).build(),
                imported(1, 900).build(),
                imported(2, 900).build(),
                measured(3, 500).build(),
                measured(4, 500).build(),
                measured(5, 500).build());

        assertThat(judgement.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(judgement.baselines()).containsExactly("s3", "s4", "s5");
        assertThat(judgement.findings())
                .extracting(Finding::sentence)
                .contains("2 imported sessions are left out, since the order of their trials is unknown");
    }

    @Test
    void anImportedSessionFailsNothingHoweverFarItIsFromTheStoredOnes() {
        Judgement judgement = judge(
                imported(9, 100).build(),
                measured(3, 500).build(),
                measured(4, 500).build(),
                measured(5, 500).build());

        assertThat(judgement.verdict()).isEqualTo(Verdict.NO_BASELINE);
        assertThat(judgement.sentence()).contains("the session is imported");
        assertThat(judgement.findings())
                .filteredOn(finding -> finding.comparison() != null)
                .singleElement()
                .satisfies(note -> assertThat(note.sentence()).contains("% below that of 3 stored sessions"));
    }

    @Test
    void aResponseInAnotherUnitIsNotCompared() {
        Judgement judgement = judge(
                measured(9, 500).build(),
                imported(1, 500).response("iops", "1/min", Better.HIGHER).build());

        assertThat(judgement.verdict()).isEqualTo(Verdict.NO_BASELINE);
        assertThat(judgement.findings()).noneMatch(finding -> finding.comparison() != null);
    }

    private static SessionBuilder imported(int number, double value) {
        return measured(number, value).importedFrom("fio 3.33 JSON");
    }

    private static SessionBuilder measured(int number, double value) {
        Random random = new Random(number);
        return SessionBuilder.session(number).values((block, vms) -> value * Math.exp(0.005 * random.nextGaussian()));
    }

    private static Judgement judge(Session fresh, Session... stored) {
        return Judge.byLevelAndShape().judge(fresh, StoredSessions.of(stored), ExpectedDifferences.none());
    }
}
