package dev.plumbline.reports.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.journal.Run;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.reports.PageReporter;
import dev.plumbline.reports.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Allure 3 makes of the values and of the configuration beside them. */
@Tag("once")
class MetricsInAllure3Test {

    private static final String EVIL = "\"};globalThis.owned=1;//\u2028${globalThis.owned=1}`'</script>"
            + "<img src=x onerror=\"document.title='owned'\">*/\u0000\u202e\\";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path output;

    @TempDir
    Path scratch;

    @TempDir
    Path profile;

    @Test
    void eachTreatmentHasItsValueUnderAKeyThatStays() throws Exception {
        JsonNode first = perf(new Runs().run());
        JsonNode second = perf(new Runs().session("later").ratio(0.87).run());

        assertThat(first).hasSize(30);
        assertThat(first.get(0).path("key").asText()).isEqualTo("lab.LunDistribution.disk/iops/placement=PACKED,vms=8");
        assertThat(first.get(0).path("value").asDouble()).isEqualTo(484);
        assertThat(second.get(0).path("key")).isEqualTo(first.get(0).path("key"));
        assertThat(second.get(0).path("id")).isNotEqualTo(first.get(0).path("id"));
        assertThat(second.get(0).path("value").asDouble()).isEqualTo(484 * 0.87);
        assertThat(second.get(0).path("stop").asLong())
                .isGreaterThan(second.get(0).path("start").asLong());
    }

    @Test
    void theConfigurationSaysTitleUnitAndDirection() throws Exception {
        new PageReporter().report(new Runs().run(), output);

        JsonNode metrics = configuration().path("performance").path("metrics");
        JsonNode metric = metrics.path("lab.LunDistribution.disk/iops/placement=PACKED,vms=8");
        assertThat(metrics).hasSize(30);
        assertThat(metric.path("title").asText()).isEqualTo("iops: vms=8, placement=PACKED");
        assertThat(metric.path("unit").asText()).isEqualTo("1/s");
        assertThat(metric.path("better").asText()).isEqualTo("higher");
    }

    @Test
    void textThatLooksLikeAScriptIsText() throws Exception {
        new PageReporter().report(evil(), output);

        JsonNode metrics = configuration().path("performance").path("metrics");

        assertThat(metrics).hasSize(3);
        assertThat(metrics.findValuesAsText("title"))
                .anyMatch(title -> title.contains("globalThis.owned=1"))
                .allMatch(title -> title.length() <= 301);
        assertThat(metrics.fieldNames()).toIterable().allMatch(key -> key.length() < 400);
    }

    @Test
    void theMetricsPageShowsTitlesUnitsAndWhatMovedSinceTheRunBefore() throws Exception {
        Node node = new Node(scratch).install();
        new PageReporter().report(new Runs().session("first").run(), output);
        node.allureGenerate(output);
        new PageReporter().report(new Runs().session("second").ratio(0.87).run(), output);
        node.allureGenerate(output);

        Chromium.Opened opened = new Chromium(profile)
                .open(output.resolve("allure3-report/index.html").toUri() + "#metrics");

        assertThat(text(opened.dom()))
                .contains("Do virtual machines run faster spread over two LUNs?")
                .contains("iops: vms=8, placement=PACKED", "421.08 1/s", "-62.92 1/s");
    }

    @Test
    void theMetricsPageRunsNothingThatARunBrings() throws Exception {
        Node node = new Node(scratch).install();
        new PageReporter().report(evil(), output);
        node.allureGenerate(output);

        Chromium.Opened opened = new Chromium(profile)
                .open(output.resolve("allure3-report/index.html").toUri() + "#metrics");

        assertThat(text(opened.dom())).contains("globalThis.owned=1").doesNotContain("<title>owned");
    }

    private static Run evil() {
        Factor evil = new Factor(
                "evil", List.of(Level.named(EVIL), Level.named("long" + "x".repeat(10_000)), Level.named("שלום")));
        return new Runs().factors(evil).question(EVIL).everywhere(EVIL).run();
    }

    private JsonNode perf(Run run) throws IOException {
        new PageReporter().report(run, output);
        return JSON.readTree(
                output.resolve("allure-results/plumbline-perf.json").toFile());
    }

    /** As a program reads it that runs it, as Allure 3 does. */
    private JsonNode configuration() throws IOException, InterruptedException {
        return JSON.readTree(new Node(scratch)
                .script(
                        output,
                        "import c from './allurerc.mjs'; if (globalThis.owned) throw 'owned';"
                                + " process.stdout.write(JSON.stringify(c));"));
    }

    /** The document without what is embedded in it, so that a failure can be read. */
    private static String text(String dom) {
        return dom.replaceAll("(?s)<script.*?</script>", "").replaceAll("\"data:[^\"]*\"", "\"data:…\"");
    }
}
