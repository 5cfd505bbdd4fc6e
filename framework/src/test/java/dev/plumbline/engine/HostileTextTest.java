package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.Response;
import dev.plumbline.cli.Plumbline;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.model.Measurement;
import dev.plumbline.process.OtherJvm;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine or a tool says does nothing to the terminal that it is shown on, and tells no secret there. */
class HostileTextTest {

    private static final String SAID =
            "\u001b[2J\u001b]0;owned\u0007\rpassed\n[plumbline] all is well\u202e --token t0p-secret-1";

    @TempDir
    Path folder;

    static class Broken {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1") int vms) {
            throw vms > 1 ? new IllegalStateException() : new IncompleteTrialException("fio said: " + SAID);
        }
    }

    static class Failed {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1") int vms) {
            throw new IllegalStateException("a library said: " + SAID);
        }
    }

    @Test
    void inTheMessagesOfLeaves() {
        for (Class<?> experiment : List.of(Broken.class, Failed.class)) {
            assertThat(EngineRun.failures(new EngineRun(folder).execute(selectClass(experiment))))
                    .isNotEmpty()
                    .allSatisfy(HostileTextTest::isHarmless);
        }
    }

    @Test
    void inTheProgressOfARun() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8)).say(SAID);

        String line = printed.toString(StandardCharsets.UTF_8);
        assertThat(line).startsWith("[plumbline] ␛[2J␛]0;owned␇ passed [plumbline] all is well");
        isHarmless(line.strip());
    }

    @Test
    void inWhatCommandsPrint() throws Exception {
        Path home = Files.createDirectories(folder.resolve("lab/org.example.A.b"));
        Files.writeString(home.resolve("\u001b[2Ja.json"), "no session");
        Path printed = folder.resolve("printed");
        try (OtherJvm jvm = OtherJvm.start(List.of(), printed, Plumbline.class, "baselines", "--baselines", folder)) {
            jvm.succeeds();
        }

        assertThat(printed).content().contains("␛[2Ja.json").doesNotContain("\u001b");
    }

    private static void isHarmless(String line) {
        assertThat(line)
                .doesNotContainPattern("[\\p{Cntrl}\u202e]")
                .contains("owned", "--token •••")
                .doesNotContain("t0p-secret");
    }
}
