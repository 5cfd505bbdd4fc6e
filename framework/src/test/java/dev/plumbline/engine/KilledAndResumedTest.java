package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.journal.Run;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JVMs that are killed in the middle of a run, and others that go on: the session is the one of a run that was not killed. */
class KilledAndResumedTest {

    @TempDir
    static Path whole;

    @TempDir
    Path killed;

    @BeforeAll
    static void aRunThatIsNotKilled() throws Exception {
        bench(whole);
        run(whole, 0, PlumblineProperties.SEED, "42");
    }

    static class Disk {

        private static int trials;

        @Experiment("?")
        @Blocks(3)
        @Response(name = "iops", unit = "1/s", better = HIGHER, tolerance = "5%")
        Measurement sweep(
                @Factor("1..3") int vms,
                @Luns(size = "16 MiB") LunSet luns,
                @Halting Lun lun,
                @Vms(count = "{vms}", disk = "4 MiB") Machines machines) {
            Halting.Maker.at("in trial " + ++trials);
            Measurement measurement =
                    machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns));
            Halting.Maker.at("behind trial " + trials);
            return measurement;
        }
    }

    private static List<String> run(Path where, int exitCode, String... properties) throws Exception {
        try (ChildJvm child = ChildJvm.start(where, Disk.class, properties)) {
            assertThat(child.await()).as(String.join("\n", child.printed())).isEqualTo(exitCode);
            return child.printed();
        }
    }

    private static void bench(Path where) throws IOException {
        Files.writeString(where.resolve("lab.yaml"), """
                labs:
                  bench:
                    like: embedded
                    times: {measure: 100 ms}
                    noise: {session: 1 %, block: 2 %, trial: 2 %}
                """);
    }

    private static Run.Judged session(Path where) {
        List<Run.Judged> sessions = new EngineRun(where).journal().sessions();
        assertThat(sessions).hasSize(1);
        return sessions.get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after the effect", "behind trial 3", "in trial 5"})
    void aResumedSessionIsTheOneThatWasNotKilled(String point) throws Exception {
        bench(killed);
        Files.writeString(killed.resolve("halt"), point);
        run(killed, 137, PlumblineProperties.SEED, "42");
        Files.delete(killed.resolve("halt"));

        List<String> printed = run(killed, 0, PlumblineProperties.RESUME, "true");

        assertThat(printed).anyMatch(line -> line.contains("goes on with the run ") && line.contains("killed"));
        assertSame(session(killed).session(), session(whole).session());
        assertThat(session(killed).judgement().verdict())
                .isEqualTo(session(whole).judgement().verdict());
        assertThat(session(killed).session().between().resumptions()).hasSize(1);
        try (Stream<Path> files = Files.list(ChildJvm.temporary(killed))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("what the killed run had made is gone")
                    .allMatch(name -> name.startsWith("plumbline-state-"));
        }
    }

    /** Figures follow from the seed; what is left is how well the embedded lab repeats itself in an interval that short. */
    private static void assertSame(Session resumed, Session whole) {
        assertThat(resumed.trials()).hasSize(9);
        for (int i = 0; i < 9; i++) {
            TrialRecord one = resumed.trials().get(i);
            TrialRecord other = whole.trials().get(i);
            assertThat(one.position()).isEqualTo(other.position()).isEqualTo(i + 1);
            assertThat(one.treatment()).isEqualTo(other.treatment());
            assertThat(one.failure()).isNull();
            assertThat(one.value("iops").getAsDouble() / other.value("iops").getAsDouble())
                    .isCloseTo(1, within(0.02));
        }
    }
}
