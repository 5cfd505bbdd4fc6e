package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.model.EnvironmentDifference;
import dev.plumbline.model.EnvironmentDifference.Kind;
import dev.plumbline.model.Fingerprint;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users add to a fingerprint, from {@code lab.yaml} to the verdict. */
class FingerprintTest {

    static class Rated {
        @Experiment("Is it as fast as before?")
        @Blocks(2)
        @Response(name = "rate", unit = "1/s", better = HIGHER)
        Measurement rate(@Factor({"1", "2"}) int level) {
            return Measurement.of("rate", level);
        }
    }

    @TempDir
    Path folder;

    private EngineRun run;

    @BeforeEach
    void labOfARack() throws IOException {
        describe("san.firmware: \"8.1\"");
        run = new EngineRun(folder).with(PlumblineProperties.LAB, "racked");
    }

    private void describe(String identity) throws IOException {
        Files.writeString(
                folder.resolve("lab.yaml"),
                "labs: {racked: {kind: noop, fingerprint: {identity: {" + identity
                        + "}, informational: {door: left}}}}");
    }

    private Judgement judgement() {
        run.execute(selectClass(Rated.class));
        return run.journal().sessions().get(0).judgement();
    }

    @Test
    void aSessionIsStoredWithTheKeysOfLabYamlAndOfContributors() {
        run.execute(selectClass(Rated.class));

        Fingerprint fingerprint = run.journal().sessions().get(0).session().fingerprint();
        assertThat(fingerprint.identity()).isEqualTo(Map.of("san.firmware", "8.1", "rack", "racked"));
        assertThat(fingerprint.informational()).isEqualTo(Map.of("door", "left"));
    }

    @Test
    void aKeyThatCannotBeKnownBreaksTheExperimentWithOneSentence() throws IOException {
        describe("san.firmware: {command: [no-such-command]}");

        assertThat(EngineRun.failures(run.execute(selectClass(Rated.class))))
                .hasSize(3)
                .allMatch(message -> message.contains("labs.racked.fingerprint.identity.san.firmware asks"
                        + " 'no-such-command', which cannot be started"));
    }

    @Test
    void anUpgradeIsNotComparableUntilItIsExpected() throws IOException {
        run.with(PlumblineProperties.BASELINE, "record").execute(selectClass(Rated.class));
        describe("san.firmware: \"8.2\"");
        run.with(PlumblineProperties.BASELINE, "check");

        Judgement unexpected = judgement();
        run.with(PlumblineProperties.EXPECTED, "san.*,rack");
        Judgement expected = judgement();

        assertThat(unexpected.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(unexpected.sentence()).contains("san.firmware 8.1 → 8.2");
        assertThat(expected.verdict()).isNotEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(expected.environment().expectedButSame()).containsExactly("rack");
        assertThat(expected.environment().differences())
                .extracting(EnvironmentDifference::kind, EnvironmentDifference::toString)
                .containsExactly(tuple(Kind.EXPECTED, "san.firmware 8.1 → 8.2"));
    }

    @Test
    void aPatternThatCanNameNoKeyIsOneSentence() {
        run.with(PlumblineProperties.EXPECTED, "san.firmware;rack");

        assertThat(EngineRun.failures(run.execute(selectClass(Rated.class))))
                .hasSize(3)
                .allMatch(message -> message.startsWith("plumbline.expected: 'san.firmware;rack' can name no key of a"
                        + " fingerprint; write keys with commas between them, as 'nic.driver,bios.*'"));
    }

    @Test
    void thePlanIsPrintedWithTheFingerprintBelowIt() {
        assertThat(printed(run.with(PlumblineProperties.PLAN, "true")))
                .containsSubsequence(
                        "[plumbline]   fingerprint, what must match for a comparison:",
                        "[plumbline]     rack          racked",
                        "[plumbline]     san.firmware  8.1",
                        "[plumbline]   fingerprint, for information:",
                        "[plumbline]     door  left");
    }

    private static List<String> printed(EngineRun run) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            run.execute(selectClass(Rated.class));
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
