package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.journal.Run;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.Leftover;
import dev.plumbline.lab.Leftovers;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Reaper;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What failed stays for somebody to look at, until it is taken back by hand. */
@Tag("once")
class KeptTest {

    @TempDir
    Path folder;

    @BeforeEach
    void labs() throws IOException {
        Files.writeString(
                folder.resolve("lab.yaml"),
                "labs: {bench: {kind: lasting}, other: {kind: lasting}, ending: {like: embedded}}\n");
    }

    static class Breaks {

        private static int trials;

        @Experiment("?")
        @Blocks(2)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..3") int vms, @Halting Lun lun) {
            if (++trials == 2 && Files.exists(Path.of("break"))) {
                throw new IllegalStateException("this one broke");
            }
            return Measurement.of("x", vms);
        }
    }

    private List<String> run(int exitCode, String... properties) throws Exception {
        try (ChildJvm child = ChildJvm.start(folder, Breaks.class, properties)) {
            assertThat(child.await()).as(String.join("\n", child.printed())).isEqualTo(exitCode);
            return child.printed();
        }
    }

    private List<String> run(String... properties) throws Exception {
        return run(0, properties);
    }

    /** A run whose second trial breaks. */
    private List<String> keep(int exitCode) throws Exception {
        Files.writeString(folder.resolve("break"), "");
        List<String> printed = run(exitCode, PlumblineProperties.KEEP, "failed");
        Files.delete(folder.resolve("break"));
        return printed;
    }

    private Path state() throws IOException {
        try (Stream<Path> files = Files.list(ChildJvm.temporary(folder))) {
            return files.filter(it -> it.getFileName().toString().startsWith("plumbline-state-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<Leftover> left() throws IOException {
        return Leftovers.in(state()).readable();
    }

    private List<String> reap(String name) throws IOException {
        try (Lab lab = Labs.read(folder).open(name, folder.resolve("scratch"))) {
            return Reaper.reap(lab, state()).told();
        }
    }

    private Session session() {
        List<Run.Judged> sessions = new EngineRun(folder).journal().sessions();
        assertThat(sessions).hasSize(1);
        return sessions.get(0).session();
    }

    private String byHand() {
        return "'ci/plumbline reap --lab bench --labs " + folder + " --yes'";
    }

    @Test
    void aRunEndsAtTheTrialThatBreaksAndKeepsAllUntilItIsTakenBackByHand() throws Exception {
        List<String> printed = keep(0);

        assertThat(left()).hasSize(1).allMatch(Leftover::keeps);
        Leftover kept = left().get(0);
        assertThat(kept.ways()).containsOnlyKeys("lun-1");
        String way = kept.ways().get("lun-1");
        assertThat(Path.of(way.substring("ls -l ".length()))).exists();
        assertThat(session().trials()).hasSize(2);
        assertThat(session().endedEarly())
                .contains("this one broke; kept for inspection: lun-1 (" + way + "), until " + byHand());
        assertThat(printed)
                .anyMatch(line -> line.endsWith("lun-1: " + way))
                .anyMatch(line -> line.contains(byHand() + " takes it back"));
        assertThat(printed).noneMatch(line -> line.contains("could not be taken back"));

        assertThat(run(PlumblineProperties.LAB, "other")).anyMatch(line -> line.contains(" 6/6 "));
        assertThat(reap("other")).isEmpty();
        assertThat(left()).as("a run of another lab takes nothing back").containsExactly(kept);

        assertThat(run())
                .anyMatch(line -> line.contains("lab 'bench' is not measured, since what failed is kept for"
                                + " inspection: by process " + kept.owner().pid())
                        && line.contains("lun-1 (" + way + "); take it back with " + byHand() + " and start again"));
        assertThat(left()).as("a refused run takes nothing back").containsExactly(kept);

        assertThat(reap("bench")).hasSameSizeAs(kept.words()).anyMatch(line -> line.contains("lun-1"));
        assertThat(left()).isEmpty();
        try (Stream<Path> files = Files.list(ChildJvm.temporary(folder))) {
            assertThat(files).containsExactly(state());
        }
    }

    @Test
    void whatIsKeptStaysSoWhereTheRunIsKilledThen() throws Exception {
        Files.writeString(folder.resolve("halt"), "while the lab is closed");
        keep(137);
        Files.delete(folder.resolve("halt"));

        assertThat(left()).hasSize(1).allMatch(Leftover::keeps);
        assertThat(left().get(0).ways()).containsOnlyKeys("lun-1");
        assertThat(reap("bench")).isNotEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void whatARunLeavesThatIsKilledBeforeItFailsIsTakenBackByTheNextOne() throws Exception {
        Files.writeString(folder.resolve("halt"), "after the effect");
        run(137, PlumblineProperties.KEEP, "failed");
        Files.delete(folder.resolve("halt"));

        assertThat(run(PlumblineProperties.KEEP, "failed"))
                .anyMatch(line -> line.contains("took back what process"))
                .anyMatch(line -> line.contains(" 6/6 "));
        assertThat(left()).isEmpty();
    }

    @Test
    void theSessionGoesOnBehindTheBrokenTrialOnceAllIsTakenBack() throws Exception {
        keep(0);
        List<TrialRecord> before = session().trials();

        assertThat(run(PlumblineProperties.RESUME, "true"))
                .anyMatch(line -> line.contains("is not measured, since what failed is kept for inspection"));
        assertThat(session().trials()).as("a refused run changes nothing").isEqualTo(before);
        reap("bench");
        run(PlumblineProperties.RESUME, "true", PlumblineProperties.KEEP, "failed");

        Session resumed = session();
        assertThat(resumed.trials()).extracting(TrialRecord::position).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(resumed.trials())
                .filteredOn(it -> it.outcome() == Outcome.BROKEN)
                .hasSize(1);
        assertThat(resumed.endedEarly()).isNull();
        assertThat(resumed.between().resumptions()).hasSize(1);
        assertThat(left()).isEmpty();
    }

    @Test
    void aResourceThatCannotBeMadeIsKeptAsFarAsItGot() throws Exception {
        Files.writeString(folder.resolve("halt"), "fail after the effect");

        run(PlumblineProperties.KEEP, "failed");

        assertThat(left()).hasSize(1).allMatch(Leftover::keeps);
        assertThat(left().get(0).ways()).containsOnlyKeys("lun-1");
        assertThat(session().endedEarly()).contains("it failed after the effect", "kept for inspection: lun-1 (");
    }

    @Test
    void nothingIsKeptWhereNobodyAskedForItOrWhereNothingWasMade() throws Exception {
        Files.writeString(folder.resolve("break"), "");
        assertThat(run()).noneMatch(line -> line.contains("kept"));
        Files.writeString(folder.resolve("halt"), "fail before it is announced");
        assertThat(run(PlumblineProperties.KEEP, "failed")).noneMatch(line -> line.contains("kept for inspection"));

        assertThat(left()).isEmpty();
    }

    @Test
    void aLabWhoseMachinesEndWithTheRunSaysThatNothingIsKept() throws Exception {
        Files.writeString(folder.resolve("break"), "");

        assertThat(run(PlumblineProperties.LAB, "ending", PlumblineProperties.KEEP, "failed"))
                .anyMatch(line -> line.contains("plumbline.keep=failed has no effect on lab 'ending' of kind embedded,"
                        + " whose machines end with the run"))
                .anyMatch(line -> line.contains(" 6/6 "));
        assertThat(left()).isEmpty();
    }

    @Test
    void anotherValueIsRefused() {
        assertThat(EngineRun.failures(new EngineRun(folder)
                        .with(PlumblineProperties.KEEP, "rubbish")
                        .execute(selectClass(Breaks.class))))
                .isNotEmpty()
                .containsOnly("plumbline.keep=rubbish is not understood; write 'nothing' or 'failed'");
    }
}
