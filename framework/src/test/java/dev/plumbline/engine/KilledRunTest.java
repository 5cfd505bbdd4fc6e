package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.lab.Lun;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.TrialRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JVMs that are ended in the middle of a run: whatever the point, nothing is left after the next start. */
class KilledRunTest {

    @TempDir
    Path folder;

    /** Commands copy the arm's file to {@code switch}, and kill their parent where the file {@code halt} names the point. */
    @BeforeEach
    void bench() throws IOException {
        Files.writeString(folder.resolve("old"), "old");
        Files.writeString(folder.resolve("new"), "new");
        Files.writeString(folder.resolve("switch"), "old");
        Path kill = Files.writeString(folder.resolve("kill"), """
                #!/bin/sh
                if [ "$(cat halt 2>/dev/null)" = "$1" ] && [ "$2" != "measured" -o -e measured ]; then
                  rm -f halt
                  kill -9 $PPID
                  sleep 60
                fi
                """);
        Files.setPosixFilePermissions(kill, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(folder.resolve("lab.yaml"), """
                labs:
                  bench:
                    like: embedded
                    changes:
                      driver:
                        old:
                          apply: [[./kill, while it is undone, measured], [cp, old, switch]]
                          verify: [[grep, old, switch], [./kill, between trials, measured]]
                        new:
                          apply: [[./kill, before the switch], [cp, new, switch], [./kill, after the switch]]
                          verify: [[grep, new, switch], [./kill, between trials, measured]]
                """);
    }

    static class TwoArms {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..2") int vms, @Halting Lun lun) throws IOException {
            if (Files.readString(Path.of("switch")).equals("new")) {
                Files.writeString(Path.of("measured"), "");
                Halting.Maker.at("in a trial of the second arm");
            }
            return Measurement.of("x", vms);
        }
    }

    private void run(Class<?> experiment, int exitCode) throws Exception {
        try (ChildJvm child = start(experiment)) {
            assertThat(child.await()).as(String.join("\n", child.printed())).isEqualTo(exitCode);
        }
    }

    private ChildJvm start(Class<?> experiment) throws IOException {
        return ChildJvm.start(folder, experiment, PlumblineProperties.CHANGE, "driver");
    }

    private Path state() throws IOException {
        try (Stream<Path> files = Files.list(ChildJvm.temporary(folder))) {
            return files.filter(it -> it.getFileName().toString().startsWith("plumbline-state-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What a run does before it measures anything; what it printed. */
    private String nextStart() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8));
        OpenLab.open(folder, "bench", state(), Duration.ZERO, progress).close();
        return printed.toString(StandardCharsets.UTF_8);
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(folder.resolve("switch")).hasContent("old");
        try (Stream<Path> files = Files.list(ChildJvm.temporary(folder))) {
            assertThat(files).containsExactly(state());
        }
        try (Stream<Path> files = Files.list(state())) {
            assertThat(files.map(it -> it.getFileName().toString())).containsExactly("embedded.lock");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before it is announced",
                "announced, before the effect",
                "after the effect",
                "before the switch",
                "after the switch",
                "in a trial of the second arm",
                "between trials",
                "while it is undone"
            })
    void nothingIsLeftAfterTheNextStart(String point) throws Exception {
        Files.writeString(folder.resolve("halt"), point);
        run(TwoArms.class, 137);
        Files.deleteIfExists(folder.resolve("halt"));
        try (Stream<Path> files = Files.list(ChildJvm.temporary(folder))) {
            assertThat(files).as("the folder of the run that was killed").hasSize(2);
        }

        assertThat(nextStart()).contains("took back what process ").contains("delete the temporary folder ");

        assertNothingIsLeft();
        assertThat(nextStart()).isEmpty();
    }

    @Test
    void theNextRunPutsTheLabBackOnTheFirstArmBeforeItMeasures() throws Exception {
        Files.writeString(folder.resolve("halt"), "in a trial of the second arm");
        run(TwoArms.class, 137);
        assertThat(folder.resolve("switch")).hasContent("new");
        Files.delete(folder.resolve("halt"));

        try (ChildJvm child = start(TwoArms.class)) {
            assertThat(child.await()).isZero();
            List<String> printed = child.printed();
            int back = indexOf(
                    printed, "had left on lab 'bench': put change 'driver' back on its arm 'old' on this computer");
            int first = indexOf(printed, "] 1/8  ");
            assertThat(back).isBetween(0, first);
            assertThat(printed).as("the hook is gone at a normal end").noneMatch(line -> line.contains("from outside"));
        }
        assertNothingIsLeft();
    }

    @Test
    void aResumedRunPutsTheArmOfItsFirstTrialIntoEffectAgain() throws Exception {
        Files.writeString(folder.resolve("halt"), "in a trial of the second arm");
        run(TwoArms.class, 137);
        Files.delete(folder.resolve("halt"));

        try (ChildJvm child = ChildJvm.start(
                folder, TwoArms.class, PlumblineProperties.CHANGE, "driver", PlumblineProperties.RESUME, "true")) {
            assertThat(child.await()).as(String.join("\n", child.printed())).isZero();
        }

        List<TrialRecord> trials =
                new EngineRun(folder).journal().sessions().get(0).session().trials();
        assertThat(trials)
                .extracting(trial -> trial.block() + " " + trial.arm() + " " + trial.treatment())
                .hasSize(8)
                .doesNotHaveDuplicates();
        assertThat(trials).extracting(TrialRecord::failure).containsOnlyNulls();
        assertNothingIsLeft();
    }

    private static int indexOf(List<String> lines, String text) {
        return (int) lines.stream().takeWhile(line -> !line.contains(text)).count();
    }

    @Test
    void aLabThatCannotBePutBackIsNotMeasured() throws Exception {
        Files.writeString(folder.resolve("halt"), "after the switch");
        run(TwoArms.class, 137);
        Files.delete(folder.resolve("old"));

        assertThatThrownBy(this::nextStart)
                .isInstanceOf(MisuseException.class)
                .hasMessageStartingWith(
                        "lab 'bench' may still be on another arm than the first, so nothing is measured there:")
                .hasMessageContaining("'cp old switch' ended with exit code 1")
                .hasMessageContaining("it stays in the ledger " + state());

        Files.writeString(folder.resolve("old"), "old");
        nextStart();
        assertNothingIsLeft();
    }

    static class Waiting {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..2") int vms, @Halting Lun lun) throws Exception {
            if (Files.readString(Path.of("switch")).equals("new")) {
                Files.writeString(Path.of("waiting"), "");
                Thread.currentThread().join(); // for ever, or until it is interrupted
            }
            return Measurement.of("x", vms);
        }
    }

    static class Deaf {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..2") int vms, @Halting Lun lun) throws Exception {
            if (Files.readString(Path.of("switch")).equals("new")) {
                Files.writeString(Path.of("waiting"), "");
                while (vms > 0) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
            return Measurement.of("x", vms);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Waiting.class, Deaf.class})
    void aRunThatIsToldToEndLeavesNothingAlsoWhereItsTrialDoesNotListen(Class<?> experiment) throws Exception {
        try (ChildJvm child = start(experiment)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> Files.exists(folder.resolve("waiting"))
                            || !child.printed().isEmpty() && child.ended());
            assertThat(folder.resolve("switch")).hasContent("new");

            child.terminate();

            assertThat(child.await()).as(String.join("\n", child.printed())).isEqualTo(143);
            assertThat(child.printed()).anyMatch(line -> line.contains("the run is ended from outside"));
        }
        assertThat(folder.resolve("switch")).hasContent("old");
        try (Stream<Path> files = Files.list(ChildJvm.temporary(folder))) {
            assertThat(files).as("no temporary folder, no LUN").containsExactly(state());
        }
        assertThat(nextStart()).isEmpty();
        assertNothingIsLeft();
    }
}
