package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static dev.plumbline.model.Better.LOWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.lab.Changes;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.Ledger;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.SwitchableChange;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both arms of a change in one session. */
class ArmsTest {

    @TempDir
    Path output;

    static class Disk {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement disk(
                @Factor("1..2") int vms,
                @Luns(size = "64 MiB") LunSet lun,
                @Vms(count = "{vms}", disk = "8 MiB") Machines machines) {
            return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(lun));
        }
    }

    @Test
    void everyBlockRunsBothArmsAndTheyDifferByWhatTheLabDeclares() {
        EngineRun run = new EngineRun(output)
                .with(PlumblineProperties.LAB, "embedded")
                .with(PlumblineProperties.MEASURE, "200 ms")
                .with(PlumblineProperties.CHANGE, "worn");

        run.execute(selectClass(Disk.class));

        Session session = run.journal().sessions().get(0).session();
        assertThat(session.design().arms()).containsExactly("declared", "worn");
        assertThat(session.trials()).hasSize(8);
        assertThat(session.trials().stream()
                        .collect(Collectors.groupingBy(
                                trial -> trial.block() + " " + trial.treatment() + " " + trial.arm(),
                                Collectors.counting())))
                .hasSize(8);
        assertThat(mean(session, "worn") / mean(session, "declared")).isBetween(0.82, 0.92); // 1 / 1.15 is 0.87
    }

    static class Start {
        @Experiment("?")
        @Blocks(4)
        @Response(name = "ready", unit = "s", better = LOWER)
        Measurement start(@Vms(scope = Scope.TRIAL) Machines machines) {
            return machines.timeToReady();
        }
    }

    @Test
    void whatIsMadeForATrialIsMadeOnItsArm() {
        EngineRun run = new EngineRun(output)
                .with(PlumblineProperties.LAB, "embedded")
                .with(PlumblineProperties.CHANGE, "worn");

        run.execute(selectClass(Start.class));

        Session session = run.journal().sessions().get(0).session();
        assertThat(session.trials()).hasSize(8);
        double shortestWorn = values(session, "worn", "ready").min().orElseThrow();
        double longestDeclared = values(session, "declared", "ready").max().orElseThrow();
        assertThat(shortestWorn).isGreaterThan(longestDeclared); // 15 % longer, with 1 % of noise
    }

    private static double mean(Session session, String arm) {
        return values(session, arm, "iops").average().orElseThrow();
    }

    private static DoubleStream values(Session session, String arm, String response) {
        return session.trials().stream()
                .filter(trial -> trial.arm().equals(arm))
                .mapToDouble((TrialRecord trial) -> trial.value(response).orElseThrow());
    }

    @Test
    void aChangeThatTheLabDoesNotKnowIsToldWithThoseItKnows() {
        assertThat(EngineRun.failures(new EngineRun(output)
                        .with(PlumblineProperties.LAB, "embedded")
                        .with(PlumblineProperties.CHANGE, "firmware")
                        .execute(selectClass(Disk.class))))
                .hasSize(3)
                .containsOnly("the lab has no change 'firmware'; write one of [worn], or describe it in lab.yaml under"
                        + " 'changes'");
    }

    @Test
    void theLabIsLeftOnTheFirstArmByTheLedger() throws Exception {
        try (Lab lab = Labs.read(output).open("embedded", output);
                Ledger ledger = Ledger.open(lab, output.resolve("state"))) {
            SwitchableChange change = Changes.find(lab, "worn");
            try (Arms arms = Arms.of(Optional.of(change), ledger, Progress.onStandardOutput())) {
                arms.use("worn");
                assertThat(change.notInEffect("worn")).isEmpty();
            }
            assertThat(change.notInEffect("declared")).isEmpty();
        }
        assertThat(output.resolve("state")).isEmptyDirectory();
    }

    @Test
    void anArmThatIsNotInEffectBreaksTheTrialAndIsAppliedAnewForTheNext() throws Exception {
        List<String> applied = new ArrayList<>();
        SwitchableChange stubborn = new SwitchableChange() {
            @Override
            public List<String> arms() {
                return List.of("old", "new");
            }

            @Override
            public UndoRecord back() {
                return UndoRecord.of("embedded.wear", Map.of("wear", "0"));
            }

            @Override
            public void apply(String arm) {
                applied.add(arm);
            }

            @Override
            public Optional<String> notInEffect(String arm) {
                return arm.equals("old") ? Optional.empty() : Optional.of("arm 'new' is not in effect: it is old");
            }
        };
        try (Lab lab = Labs.read(output).open("embedded", output);
                Ledger ledger = Ledger.open(lab, output.resolve("state"));
                Arms arms = Arms.of(Optional.of(stubborn), ledger, Progress.onStandardOutput())) {
            arms.use("old");
            arms.use("old");
            assertThatThrownBy(() -> arms.use("new"))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessage("arm 'new' is not in effect: it is old");
            arms.use("old");
        }
        assertThat(applied).containsExactly("old", "new", "old");
    }
}
