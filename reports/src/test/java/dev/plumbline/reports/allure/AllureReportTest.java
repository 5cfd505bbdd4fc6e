package dev.plumbline.reports.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.journal.Run;
import dev.plumbline.model.About;
import dev.plumbline.model.Attachment;
import dev.plumbline.model.EnvironmentChange;
import dev.plumbline.model.EnvironmentDifference;
import dev.plumbline.model.EnvironmentDifference.Kind;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.Severity;
import dev.plumbline.reports.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureReportTest {

    private static final String BROKEN = "placement=PACKED,vms=15";

    @TempDir
    Path output;

    @Test
    void thereIsAResultForEachTreatmentAndOneForTheWholeSweep() throws IOException {
        List<JsonNode> results = Results.of(new Runs().run(), output).results();

        assertThat(results).hasSize(31);
        assertThat(results).extracting(r -> r.path("name").asText()).contains("vms=8, placement=PACKED", "whole sweep");
        assertThat(results).extracting(r -> r.path("status").asText()).containsOnly("passed");
    }

    @Test
    void aResultStandsUnderItsPackageClassAndMethod() throws IOException {
        JsonNode result = Results.of(new Runs().run(), output).result("vms=8, placement=PACKED");

        assertThat(result.path("fullName").asText()).isEqualTo("lab.LunDistribution.disk[placement=PACKED,vms=8]");
        assertThat(result.path("labels"))
                .extracting(label ->
                        label.path("name").asText() + "=" + label.path("value").asText())
                .contains("parentSuite=lab", "suite=LunDistribution", "subSuite=disk", "tag=storage");
    }

    @Test
    void ownerSeverityAndLinksAreThoseOfTheExperiment() throws IOException {
        About about = new About(
                "storage team", Severity.CRITICAL, List.of(new About.Link("why two LUNs", "https://wiki.lab/luns")));

        assertThat(Results.of(new Runs().about(about).run(), output).results())
                .hasSize(31)
                .allSatisfy(result -> {
                    assertThat(result.path("labels"))
                            .extracting(label -> label.path("name").asText() + "="
                                    + label.path("value").asText())
                            .contains("owner=storage team", "severity=critical");
                    assertThat(result.path("links").get(0).path("name").asText())
                            .isEqualTo("why two LUNs");
                    assertThat(result.path("links").get(0).path("url").asText()).isEqualTo("https://wiki.lab/luns");
                });
    }

    @Test
    void levelsAreParametersAndWhatDiffersFromRunToRunIsHidden() throws IOException {
        JsonNode parameters = Results.of(new Runs().run(), output)
                .result("vms=8, placement=PACKED")
                .path("parameters");

        assertThat(parameters)
                .filteredOn(parameter -> !parameter.path("excluded").asBoolean())
                .extracting(parameter -> parameter.path("name").asText() + "="
                        + parameter.path("value").asText())
                .containsExactly("vms=8", "placement=PACKED");
        assertThat(parameters)
                .filteredOn(parameter -> parameter.path("excluded").asBoolean())
                .extracting(parameter -> parameter.path("name").asText() + " "
                        + parameter.path("mode").asText())
                .contains("seed hidden", "blocks hidden", "lab hidden");
    }

    @Test
    void historyGoesByExperimentAndTreatmentAlone() throws IOException {
        Results one = Results.of(new Runs().run(), output.resolve("one"));
        Results other =
                Results.of(new Runs().blocks(5).ratio(0.8).session("other").run(), output.resolve("other"));

        assertThat(ids(one, "historyId")).hasSize(31).isEqualTo(ids(other, "historyId"));
        assertThat(ids(one, "testCaseId")).hasSize(31).isEqualTo(ids(other, "testCaseId"));
        assertThat(ids(one, "uuid")).hasSize(31).doesNotContainAnyElementsOf(ids(other, "uuid"));
    }

    @Test
    void trialsAreStepsWithTheirValuesAndTimes() throws IOException {
        JsonNode steps = Results.of(new Runs().run(), output)
                .result("vms=8, placement=PACKED")
                .path("steps");

        assertThat(steps).hasSize(3);
        JsonNode last = steps.get(2);
        assertThat(last.path("name").asText()).isEqualTo("block 3: iops 485.9 1/s");
        assertThat(last.path("stop").asLong() - last.path("start").asLong()).isEqualTo(317);
        assertThat(last.path("parameters"))
                .extracting(parameter -> parameter.path("name").asText() + ": "
                        + parameter.path("value").asText())
                .contains("reset: 12 ms", "measure: 305 ms", "latency, 99 % within: 40.7 ms", "busy: lun-0: 99.8 %")
                .contains("iops of each of 8 machines: 60.74 to 60.74 1/s", "LUNs in use: 1");
        assertThat(last.path("attachments").get(0).path("name").asText()).isEqualTo("fio vm-01");
    }

    @Test
    void aDisturbedTrialSaysSoAndByWhat() throws IOException {
        JsonNode step = Results.of(new Runs().disturbed("make (pid 7) ran").run(), output)
                .result("vms=8, placement=PACKED")
                .path("steps")
                .get(0);

        assertThat(step.path("name").asText()).endsWith(", disturbed");
        assertThat(step.path("parameters"))
                .extracting(parameter -> parameter.path("name").asText() + ": "
                        + parameter.path("value").asText())
                .contains("disturbed: make (pid 7) ran");
    }

    @Test
    void aBrokenTrialIsABrokenStepWithItsSentence() throws IOException {
        JsonNode result = Results.of(
                        new Runs().broken(BROKEN, "vm-03 did not answer").run(), output)
                .result("vms=15, placement=PACKED");

        assertThat(result.path("status").asText()).isEqualTo("broken");
        JsonNode step = result.path("steps").get(0);
        assertThat(step.path("status").asText()).isEqualTo("broken");
        assertThat(step.path("name").asText()).isEqualTo("block 1: broken: vm-03 did not answer");
        assertThat(step.path("statusDetails").path("message").asText()).isEqualTo("vm-03 did not answer");
    }

    @Test
    void setUpAndTearDownBelongToWhatTheyServedWithTheirRealTimes() throws IOException {
        Results results = Results.of(new Runs().run(), output);
        String packed = results.result("vms=8, placement=PACKED").path("uuid").asText();
        List<JsonNode> serving = results.containers().stream()
                .filter(container -> texts(container.path("children")).contains(packed))
                .toList();

        assertThat(serving)
                .flatExtracting(container -> names(container.path("befores")))
                .containsExactlyInAnyOrder(
                        "block 1: 2 LUNs of 1 GiB",
                        "block 2: 2 LUNs of 1 GiB",
                        "block 3: 2 LUNs of 1 GiB",
                        "the lab's lock",
                        "a cold cache");
        assertThat(serving)
                .flatExtracting(container -> names(container.path("afters")))
                .hasSize(3);
        JsonNode tearDown = results.containers().stream()
                .filter(container -> !container.path("afters").isEmpty())
                .findFirst()
                .orElseThrow()
                .path("afters")
                .get(0);
        assertThat(tearDown.path("stop").asLong() - tearDown.path("start").asLong())
                .isEqualTo(40);
    }

    @Test
    void theWholeSweepSaysQuestionNoticeAnswerPlanAndTable() throws IOException {
        JsonNode sweep = Results.of(new Runs().ratio(0.87).run(), output).result("whole sweep");

        assertThat(sweep.path("status").asText()).isEqualTo("failed");
        assertThat(sweep.path("statusDetails").path("message").asText())
                .isEqualTo("iops is 0.87 times its baseline over the whole sweep.");
        assertThat(sweep.path("descriptionHtml").asText())
                .contains("Do virtual machines run faster spread over two LUNs?", Runs.NOTICE)
                .contains("iops is 0.87 times", "experimental unit: a trial", "from seed 42")
                .contains("421.1 1/s (408.4 to 433.7)", "484 1/s", "0.87 (0.857 to 0.8804)", "5 %", "lun-0")
                .contains("LUNs in use goes 1 → 2", "data:image/svg+xml;base64,");
    }

    @Test
    void theWholeSweepTellsHowTheEnvironmentDiffersFromTheStoredOne() throws IOException {
        EnvironmentChange change = new EnvironmentChange(
                List.of(
                        new EnvironmentDifference(Kind.UNEXPECTED, "bios.version", "1.2", "1.3", List.of("s1", "s2")),
                        new EnvironmentDifference(Kind.EXPECTED, "nic.driver", "<b>e1000</b>", null, List.of("s3")),
                        new EnvironmentDifference(Kind.INFORMATIONAL, "rack", "B3", "B4", List.of("s3"))),
                List.of("disk.*"),
                List.of("s1", "s2"));

        String page = Results.of(new Runs().environment(change).run(), output)
                .result("whole sweep")
                .path("descriptionHtml")
                .asText();

        assertThat(page)
                .contains(
                        "<h3>Environment</h3>",
                        "<td>bios.version</td><td>1.2</td><td>1.3</td><td>Differs and was not expected to; left out for"
                                + " it: s1, s2.</td>",
                        "<td>nic.driver</td><td>&lt;b&gt;e1000&lt;/b&gt;</td><td>(none)</td><td>Differs as expected.</td>",
                        "<td>rack</td><td>B3</td><td>B4</td><td>For information; it is not compared.</td>",
                        "<td>disk.*</td><td></td><td></td><td>Expected to differ, and does not: was the change in"
                                + " effect?</td>");
        assertThat(Results.of(new Runs().run(), output.resolve("same"))
                        .result("whole sweep")
                        .path("descriptionHtml")
                        .asText())
                .doesNotContain("Environment");
    }

    @Test
    void theMainChartIsOneFileThatAllResultsShareAndTheSweepHasTheOthersToo() throws IOException {
        Results results = Results.of(new Runs().run(), output);

        assertThat(results.files(".svg")).hasSize(4);
        assertThat(results.results())
                .extracting(
                        result -> result.path("attachments").get(0).path("name").asText())
                .containsOnly("iops over vms");
        assertThat(results.results())
                .extracting(result ->
                        result.path("attachments").get(0).path("source").asText())
                .containsOnly(results.results()
                        .get(0)
                        .path("attachments")
                        .get(0)
                        .path("source")
                        .asText());
        assertThat(results.results())
                .extracting(result -> result.path("attachments").size())
                .containsOnly(1, 4)
                .containsOnlyOnce(4);
    }

    @Test
    void whatIsWrittenGrowsWithTheTreatmentsAndNotWithTheirSquare() throws IOException {
        Factor many = new Factor(
                "vms",
                IntStream.rangeClosed(1, 300)
                        .mapToObj(n -> new Level(Integer.toString(n), (double) n))
                        .toList());
        Results results = Results.of(new Runs().factors(many).blocks(1).run(), output);

        int links = results.containers().stream()
                .mapToInt(container -> container.path("children").size())
                .sum();
        assertThat(links).isLessThan(3 * 300);
        assertThat(results.files(".svg")).hasSize(4);
    }

    /** Allure reads results on several threads, so that one which is kept carelessly gets lost now and then. */
    @Test
    void eachOfVeryManyResultsAndAttachmentsIsOnThePage() throws IOException {
        Factor many = new Factor(
                "depth",
                IntStream.rangeClosed(1, 2_000)
                        .mapToObj(n -> new Level(Integer.toString(n), (double) n))
                        .toList());
        Results results = Results.of(new Runs().factors(many).blocks(1).run(), output);

        String page = Files.readString(output.resolve("report/index.html"));
        assertThat(page.split("data/test-cases/", -1)).hasSize(2_000 + 1 + 1);
        assertThat(page.split("data/attachments/", -1))
                .hasSizeGreaterThan(2_000 + results.files(".svg").size());
    }

    @Test
    void aTableOfVeryManyTreatmentsIsLeftToTheTab() throws IOException {
        Factor many = new Factor(
                "vms",
                IntStream.rangeClosed(1, 501)
                        .mapToObj(n -> new Level(Integer.toString(n), (double) n))
                        .toList());

        JsonNode sweep =
                Results.of(new Runs().factors(many).blocks(1).run(), output).result("whole sweep");

        assertThat(sweep.path("descriptionHtml").asText())
                .contains("501 treatments stand in the tab Sweeps")
                .doesNotContain("<table>");
    }

    @Test
    void anExperimentThatWasNotMeasuredIsBrokenWithItsSentence() throws IOException {
        Results results = Results.of(new Runs().unmeasured(), output);

        assertThat(results.results()).hasSize(1);
        JsonNode result = results.result("whole sweep");
        assertThat(result.path("status").asText()).isEqualTo("broken");
        assertThat(result.path("statusDetails").path("message").asText()).isEqualTo("The lab has no volumes.");
        assertThat(result.path("fullName").asText()).isEqualTo("lab.LunDistribution.disk");
    }

    @Test
    void aKilledRunHasNoStatusAndSaysWhy() throws IOException {
        Results results = Results.of(new Runs().killed(), output);

        assertThat(results.results()).hasSize(31).allSatisfy(result -> {
            assertThat(result.path("status").isTextual()).isFalse();
            assertThat(result.path("statusDetails").path("message").asText()).contains("ended before");
        });
    }

    @Test
    void aPartialSessionSaysThatItIsProvisional() throws IOException {
        Results results = Results.of(new Runs().partial(2).run(), output);

        assertThat(results.results()).hasSize(3);
        assertThat(results.result("whole sweep").path("descriptionHtml").asText())
                .contains("Partial: 2 of 30 treatments");
    }

    @Test
    void withoutABaselineThereIsNoRatioAndTheVerdictSaysSo() throws IOException {
        JsonNode sweep = Results.of(new Runs().withoutBaseline().run(), output).result("whole sweep");

        assertThat(sweep.path("status").asText()).isEqualTo("passed");
        assertThat(sweep.path("descriptionHtml").asText()).contains("no baseline");
    }

    @Test
    void outputOfAToolNeverBecomesAPage() throws IOException {
        Attachment page = new Attachment("r", "text/html", "<script>alert(1)</script>");
        Results results = Results.of(new Runs().partial(1).output(page).run(), output);

        JsonNode attachment = results.result("vms=8, placement=PACKED")
                .path("steps")
                .get(0)
                .path("attachments")
                .get(0);
        assertThat(attachment.path("type").asText()).isEqualTo("text/plain");
        assertThat(attachment.path("source").asText()).endsWith(".txt");
        assertThat(results.files(".html")).isEmpty();
    }

    @Test
    void anEmptyRunStillGivesAPage() throws IOException {
        Results.of(new Run(Runs.STARTED, List.of(), List.of()), output);

        assertThat(output.resolve("report/index.html")).isNotEmptyFile();
    }

    @Test
    void linksInOldResultsAreRemovedAndNotFollowed() throws IOException {
        Path precious = Files.writeString(output.resolve("precious.txt"), "x");
        Path results = Files.createDirectories(output.resolve("allure-results"));
        Files.createSymbolicLink(results.resolve("link"), output);

        Results.of(new Runs().unmeasured(), output);

        assertThat(precious).exists();
        assertThat(results.resolve("link")).doesNotExist();
    }

    private static Set<String> ids(Results results, String id) throws IOException {
        return results.results().stream()
                .map(result -> result.path(id).asText())
                .collect(Collectors.toSet());
    }

    private static List<String> names(JsonNode nodes) {
        List<String> names = new ArrayList<>();
        nodes.forEach(node -> names.add(node.path("name").asText()));
        return names;
    }

    private static List<String> texts(JsonNode nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
