package dev.plumbline.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pipelines are read as those read them who run them, and what they make of the gate's exit codes is tried. */
@Tag("once")
class PipelinesTest {

    private static final String GITHUB = "ci/pipelines/github-actions.yml";
    private static final String GITLAB = "ci/pipelines/gitlab-ci.yml";
    private static final String JENKINS = "ci/pipelines/Jenkinsfile";

    /** What a run writes below the experiments' module, as {@code GateScriptTest} sees it written. */
    private static final String WRITTEN =
            "target/(plumbline/(report(/(history|\\*\\*)?)?|summary\\.(md|json|\\*))|surefire-reports/TEST-\\*\\.xml)";

    @TempDir
    Path folder;

    private static Map<String, Integer> codes;

    @BeforeAll
    static void readExitCodes() throws IOException {
        codes = Repository.exitCodes();
    }

    @Test
    void theGateHasFourExitCodes() {
        assertThat(codes)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("passed", 0, "regression", 1, "cannot_tell", 2, "broken", 3));
    }

    @Test
    void theReadmeNamesEachOfThem() throws IOException {
        assertThat(Repository.read("README.md").lines().filter(line -> line.matches("\\| \\d \\|.*")))
                .extracting(line -> Integer.valueOf(line.substring(2, 3)))
                .containsExactlyInAnyOrderElementsOf(codes.values());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ci/gate",
                "ci/record-baseline",
                "ci/install-tools",
                "ci/guest-image",
                "lab-tests/labs/qemu/qemu-machine",
                "ci/guest/build",
                "ci/guest/init",
                "ci/guest/plumbline-fio",
                "ci/guest/plumbline-setup"
            })
    void everyScriptIsSoundAndMayBeRun(String script) throws Exception {
        assertThat(Repository.ROOT.resolve(script)).isExecutable();
        assertThat(exitCodeOf(
                        folder, "bash", "-n", Repository.ROOT.resolve(script).toString()))
                .isZero();
        assertThat(exitCodeOf(
                        folder, "shellcheck", Repository.ROOT.resolve(script).toString()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {GITHUB, GITLAB, JENKINS})
    void everyPathThatIsNamedIsThereOrIsWrittenByARun(String pipeline) throws IOException {
        Matcher path =
                Pattern.compile("(?<![\\w./-])(ci|lab-tests)/[\\w./*-]*[\\w*/]").matcher(withoutComments(pipeline));
        List<String> named = new ArrayList<>();
        while (path.find()) {
            named.add(path.group());
        }

        assertThat(named).contains("ci/gate", "ci/record-baseline", "lab-tests/target/plumbline/summary.md");
        assertThat(named)
                .allSatisfy(name -> assertThat(
                                Files.exists(Repository.ROOT.resolve(name)) || name.matches("lab-tests/" + WRITTEN))
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {GITHUB, GITLAB, JENKINS})
    void everyPipelineKeepsPageSummaryAndHistory(String pipeline) throws IOException {
        assertThat(withoutComments(pipeline))
                .contains("lab-tests/target/plumbline/report", "lab-tests/target/plumbline/summary.");
    }

    @Test
    void everyStepOfGithubDoesSomethingOnARunnerOfTheLab() throws IOException {
        JsonNode jobs = yaml(GITHUB).path("jobs");

        assertThat(jobs.fieldNames()).toIterable().containsExactly("gate", "record");
        for (JsonNode job : jobs) {
            assertThat(texts(job.path("runs-on"))).containsExactly("self-hosted", "plumbline");
            assertThat(job.path("steps")).isNotEmpty().allMatch(step -> step.has("uses") != step.has("run"));
        }
    }

    @ParameterizedTest
    @CsvSource({"passed, 0, ''", "regression, 1, ::error", "cannot_tell, 0, ::warning", "broken, 3, ::error"})
    void githubWarnsWhereItCannotBeToldAndFailsOtherwise(String outcome, int exitCode, String said) throws Exception {
        String gateStep = StreamSupport.stream(
                        yaml(GITHUB).path("jobs").path("gate").path("steps").spliterator(), false)
                .filter(step -> step.path("name").asText().equals("Gate"))
                .findFirst()
                .orElseThrow()
                .path("run")
                .asText();
        gateThatEndsWith(codes.get(outcome));

        Path printed = folder.resolve("printed");
        assertThat(exitCodeOf(folder, "bash", "-e", "-c", gateStep)).isEqualTo(exitCode);
        assertThat(Files.readString(printed)).startsWith(said);
    }

    @Test
    void gitlabLetsOnlyWhatCannotBeToldPassWithAWarning() throws IOException {
        JsonNode gate = yaml(GITLAB).path("gate");

        assertThat(texts(gate.path("script"))).containsExactly("ci/gate");
        assertThat(texts(gate.path("allow_failure").path("exit_codes")))
                .containsExactly(String.valueOf(codes.get("cannot_tell")));
        assertThat(texts(gate.path("tags"))).containsExactly("plumbline");
        assertThat(texts(gate.path("cache").path("paths")))
                .containsExactly("lab-tests/target/plumbline/report/history");
        assertThat(gate.path("artifacts").path("when").asText()).isEqualTo("always");
    }

    @Test
    void gitlabRecordsByHandOnly() throws IOException {
        JsonNode pipeline = yaml(GITLAB);

        assertThat(texts(pipeline.path("record").path("script"))).contains("ci/record-baseline");
        assertThat(pipeline.path("record").path("rules"))
                .allMatch(rule -> rule.path("when").asText().equals("manual"));
    }

    @ParameterizedTest
    @ValueSource(strings = {GITHUB, GITLAB})
    void everyScriptInsideOfAPipelineIsBash(String pipeline) throws Exception {
        List<String> scripts = new ArrayList<>();
        for (String key : List.of("run", "script", "after_script")) {
            yaml(pipeline).findValues(key).forEach(script -> scripts.addAll(texts(script)));
        }

        assertThat(scripts).isNotEmpty();
        for (String script : scripts) {
            assertThat(exitCodeOf(folder, "bash", "-n", "-c", script))
                    .as(script)
                    .isZero();
        }
    }

    @Test
    void jenkinsPassesWhatPasses() throws IOException {
        JenkinsSteps build = jenkins(codes.get("passed"));

        assertThatCode(build::run).doesNotThrowAnyException();
        assertThat(build.steps)
                .contains("label [plumbline]", "sh [{script=ci/gate, returnStatus=true}]")
                .noneMatch(step -> step.startsWith("unstable") || step.contains("record-baseline"))
                .anyMatch(step -> step.startsWith("archiveArtifacts"));
        assertThat(build.currentBuild).containsEntry("description", "1 equivalent of 1 experiment");
    }

    @Test
    void jenkinsIsUnstableWhereItCannotBeTold() throws IOException {
        JenkinsSteps build = jenkins(codes.get("cannot_tell"));

        assertThatCode(build::run).doesNotThrowAnyException();
        assertThat(build.steps).anyMatch(step -> step.startsWith("unstable [It cannot be told"));
    }

    @ParameterizedTest
    @CsvSource({"regression, worse than its tolerance", "broken, is broken"})
    void jenkinsFailsForARegressionAndForWhatIsBroken(String outcome, String sentence) throws IOException {
        JenkinsSteps build = jenkins(codes.get(outcome));

        assertThatThrownBy(build::run)
                .isInstanceOf(JenkinsSteps.BuildFailed.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void jenkinsRecordsInPlaceOfTheGateWhenItIsAskedTo() throws IOException {
        JenkinsSteps build = jenkins(codes.get("broken"));
        build.params.put("RECORD", true);

        build.run();

        assertThat(build.steps).contains("sh [ci/record-baseline]").noneMatch(step -> step.contains("ci/gate"));
    }

    private static JenkinsSteps jenkins(int exitCode) throws IOException {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(JenkinsSteps.class.getName());
        GroovyShell shell = new GroovyShell(PipelinesTest.class.getClassLoader(), configuration);
        JenkinsSteps build = (JenkinsSteps) shell.parse(Repository.read(JENKINS), "Jenkinsfile.groovy");
        build.params.put("RECORD", false);
        build.exitCode = exitCode;
        build.summary = "**1 equivalent** of 1 experiment\n\n**Page**\n";
        return build;
    }

    private void gateThatEndsWith(int code) throws IOException {
        Path gate = folder.resolve(Repository.GATE);
        Files.createDirectories(gate.getParent());
        Files.writeString(gate, "#!/usr/bin/env bash\nexit " + code + "\n");
        assertThat(gate.toFile().setExecutable(true)).isTrue();
    }

    private int exitCodeOf(Path in, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static JsonNode yaml(String path) throws IOException {
        return new YAMLMapper().readTree(Repository.read(path));
    }

    /** A text, or those of a list. */
    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        (node.isArray() ? node : List.of(node)).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String withoutComments(String path) throws IOException {
        return Repository.read(path).replaceAll("(?m)(^|\\s)(#|//).*$", "");
    }
}
