package dev.plumbline.engine;

import static dev.plumbline.model.Better.LOWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.journal.Run;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Vms;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.TrialRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines that come up together, and are asked who they are. */
class ClonesTest {

    @TempDir
    Path output;

    static class Deployment {
        @Experiment("?")
        @Blocks(3)
        @Response(name = "ready", unit = "s", better = LOWER, tolerance = "10%")
        Measurement deployment(@Factor("1..8") int vms, @Vms(count = "{vms}", scope = Scope.TRIAL) Machines machines) {
            machines.checkIdentities();
            return machines.timeToReady();
        }
    }

    @Test
    void theTimeToReadyBendsWhereTheLabStartsNoMoreAtOnce() {
        Run.Judged measured = run("embedded");

        assertThat(measured.session().trials())
                .hasSize(24)
                .allSatisfy(trial -> assertThat(trial.outcome()).isEqualTo(Outcome.COMPLETE));
        Judgement judgement = measured.judgement();
        assertThat(judgement).isNotNull();
        assertThat(judgement.findings())
                .filteredOn(finding -> finding.kind() == Finding.Kind.KNEE)
                .singleElement()
                .satisfies(knee -> assertThat(knee.place())
                        .isNotNull()
                        .satisfies(place -> assertThat(place.number()).isBetween(3.5, 4.5)));
        assertThat(judgement.findings()).noneMatch(finding -> finding.kind() == Finding.Kind.BREAK);
    }

    @Test
    void aMachineThatCallsItselfByAnotherNameBreaksTheTrialsItIsIn() {
        List<TrialRecord> trials = run("impostor").session().trials();

        assertThat(trials).hasSize(24).allSatisfy(trial -> {
            boolean withTheThird = Integer.parseInt(trial.treatment().replaceAll("\\D", "")) >= 3;
            assertThat(trial.outcome()).isEqualTo(withTheThird ? Outcome.BROKEN : Outcome.COMPLETE);
            if (withTheThird) {
                assertThat(trial.failure()).isEqualTo("vm-3 calls itself 'vm-7', but was given the name 'vm-3'");
            }
        });
    }

    private Run.Judged run(String lab) {
        EngineRun run = new EngineRun(output).with(PlumblineProperties.LAB, lab);
        run.execute(selectClass(Deployment.class));
        return run.journal().sessions().get(0);
    }
}
