package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.baseline.BaselineStore;
import dev.plumbline.baseline.StoredSessions;
import dev.plumbline.journal.Run;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Verdict;
import dev.plumbline.process.OtherJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What a run writes into the folder of stored sessions, and what it never writes. */
class StoringTest {

    private static final Random MOOD = new Random(7);
    private static double level = 100;

    @TempDir
    Path output;

    @BeforeEach
    void steady() {
        level = 100;
    }

    static class Steady {
        @Experiment("?")
        @Blocks(3)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..3") int vms) {
            return Measurement.of("x", level * vms * Math.exp(0.002 * MOOD.nextGaussian()));
        }
    }

    @Test
    void anAcceptedRegressionKeepsItsVerdictAndTheNextRunIsHeldAgainstTheNewEra() throws IOException {
        record(3);
        level = 50;

        EngineExecutionResults accepting = run("accept", "new firmware 8.2");

        assertThat(EngineRun.failures(accepting)).hasSize(4).allMatch(message -> message.startsWith("REGRESSION"));
        assertThat(stored().eras().values()).containsExactly("new firmware 8.2");
        assertThat(stored().sessions()).hasSize(1);
        assertThat(EngineRun.failures(run("record", ""))).isEmpty();
        assertThat(EngineRun.failures(run("record", ""))).isEmpty();
        Run.Judged next = judged(run("check", ""));
        assertThat(next.judgement().verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(next.judgement().baselines()).hasSize(3);
        assertThat(next.judgement().findings())
                .extracting(Finding::sentence)
                .anyMatch(sentence ->
                        sentence.matches("held against the sessions since the era of [0-9-]{10}: new firmware 8\\.2"));
    }

    @Test
    void acceptingDoesNotOpenAGate() {
        record(3);
        level = 50;

        EngineExecutionResults accepting = new EngineRun(output)
                .with(PlumblineProperties.GATE, "regression")
                .with(PlumblineProperties.BASELINE, "accept")
                .with(PlumblineProperties.REASON, "new firmware 8.2")
                .execute(selectClass(Steady.class));

        assertThat(EngineRun.failures(accepting)).hasSize(4);
    }

    @Test
    void aPartOfASweepIsNotAcceptedAndTheWholeSweepSaysSo() throws IOException {
        record(1);

        EngineExecutionResults results = new EngineRun(output)
                .with(PlumblineProperties.ONLY, "vms=1")
                .with(PlumblineProperties.BASELINE, "accept")
                .with(PlumblineProperties.REASON, "new firmware 8.2")
                .execute(selectClass(Steady.class));

        assertThat(EngineRun.failures(results))
                .singleElement()
                .asString()
                .contains("is not stored, since it is partial: it measured 1 of 3 treatments");
        assertThat(stored().all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            accept | -         | plumbline.baseline=accept starts a new era and needs to say why; write plumbline.reason='new firmware 8.2'
            check  | because   | plumbline.reason says why a new era begins, and none does; leave it out, or write plumbline.baseline=accept
            record | because   | plumbline.reason says why a new era begins, and none does; leave it out, or write plumbline.baseline=accept
            accept | 'a\nb'    | plumbline.reason: the reason has a line end or another character that cannot be printed; write one sentence, as 'new firmware 8.2'
            """)
    void aReasonBelongsToAnAcceptedChangeAndTheOtherWayRound(String baseline, String reason, String sentence) {
        EngineExecutionResults results = run(baseline, reason == null ? "" : reason.replace("\\n", "\n"));

        assertThat(EngineRun.failures(results)).hasSize(4).containsOnly(sentence);
        assertThat(output.resolve("baselines")).doesNotExist();
    }

    @Test
    void aPlainRunNeverWritesIntoTheFolder() throws IOException {
        record(3);
        Map<String, String> before = snapshot();

        run("check", "");
        level = 50;
        run("check", "");
        new EngineRun(output).with(PlumblineProperties.PLAN, "true").execute(selectClass(Steady.class));
        new EngineRun(output).with(PlumblineProperties.GATE, "strict").execute(selectClass(Steady.class));
        new EngineRun(output).with(PlumblineProperties.ONLY, "vms=2").execute(selectClass(Steady.class));

        assertThat(before).hasSize(6);
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void onAFullDiskTheStoredFilesAreAsTheyWereAndTheWholeSweepIsBroken() throws Exception {
        Path disk = Files.createDirectory(output.resolve("disk"));
        // A mount namespace of its own: the small disk is gone with the process.
        List<String> onASmallDisk = new ArrayList<>(List.of("unshare", "--mount"));
        if (!OtherJvm.asRoot()) {
            onASmallDisk.add("--map-root-user");
        }
        onASmallDisk.addAll(
                List.of("sh", "-c", "mount -t tmpfs -o size=256k tmpfs \"$0\" && exec \"$@\"", disk.toString()));
        try (OtherJvm jvm = OtherJvm.start(onASmallDisk, output.resolve("printed"), FullDiskRun.class, output, disk)) {
            jvm.succeeds();
        }

        assertThat(Files.readAllLines(output.resolve("first"))).isEmpty();
        assertThat(Files.readAllLines(output.resolve("second")))
                .singleElement()
                .asString()
                .matches("session \\w+ could not be stored in .*disk \\(No space left on device\\);"
                        + " what was stored before is as it was");
        assertThat(contents(output.resolve("after"))).hasSize(1).isEqualTo(contents(output.resolve("before")));
    }

    private void record(int sessions) {
        for (int i = 0; i < sessions; i++) {
            assertThat(EngineRun.failures(run("record", ""))).isEmpty();
        }
    }

    private EngineExecutionResults run(String baseline, String reason) {
        return new EngineRun(output)
                .with(PlumblineProperties.BASELINE, baseline)
                .with(PlumblineProperties.REASON, reason)
                .execute(selectClass(Steady.class));
    }

    private Run.Judged judged(EngineExecutionResults results) {
        results.testEvents().assertStatistics(events -> events.failed(0));
        return new EngineRun(output).journal().sessions().get(0);
    }

    private StoredSessions stored() throws IOException {
        return new BaselineStore(output.resolve("baselines")).load("noop", Steady.class.getName() + ".sweep");
    }

    /** Names and times; a file that came and went leaves its folder's times changed. */
    private Map<String, String> snapshot() throws IOException {
        Map<String, String> snapshot = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output.resolve("baselines"))) {
            for (Path file : files.toList()) {
                snapshot.put(
                        file.toString(),
                        Files.getLastModifiedTime(file) + " " + Files.getAttribute(file, "unix:ctime") + " "
                                + Files.size(file));
            }
        }
        return snapshot;
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
