package dev.plumbline.reports.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.journal.Run;
import dev.plumbline.model.Attachment;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.reports.Runs;
import dev.plumbline.reports.source.ReportModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a reader's browser shows it, opened from the file system. */
@Tag("once")
class PageInBrowserTest {

    private static final String EVIL =
            "</td></script><img src=x onerror=\"document.title='owned'\"><script>document.title='owned'"
                    + "</script>\u0000\u001b[31m\u202e'\"${7*7}&amp;";

    @TempDir
    Path output;

    @TempDir
    Path scratch;

    @Test
    void showsTreatmentsVerdictTableAndChartAndAsksForNothing() throws Exception {
        Path page = AllureReport.write(ReportModel.of(new Runs().ratio(0.87).run()), output);

        Chromium.Opened opened = new Chromium(scratch).open(page.toUri() + "#suites/" + place(page, "whole sweep"));

        assertThat(text(opened.dom()))
                .contains("vms=8, placement=PACKED", "vms=22, placement=ALTERNATING", "limited by")
                .contains(
                        "Do virtual machines run faster spread over two LUNs?",
                        "▼&nbsp;regression",
                        "0.87 (0.857 to 0.8804)");
        assertThat(opened.dom().contains("src=\"data:image/svg+xml")).isTrue();
        assertThat(opened.asked()).isEmpty();
        assertThat(opened.console()).isEmpty();
    }

    @Test
    void showsStepsAndParametersOfATreatment() throws Exception {
        Path page = AllureReport.write(ReportModel.of(new Runs().run()), output);
        String place = place(page, "vms=8, placement=PACKED");

        Chromium.Opened opened =
                new Chromium(scratch).open(page.toUri() + "#testresult/" + place.substring(place.indexOf('/') + 1));

        assertThat(text(opened.dom())).contains("Set up", "block 3: iops 485.9 1/s", "Tear down", "iops over vms");
        assertThat(opened.console()).isEmpty();
    }

    @Test
    void textOfUsersAndToolsDoesNoHarm() throws Exception {
        Factor vms = new Factor("vms", List.of(new Level("1", 1.0), new Level("2", 2.0)));
        Factor evil = new Factor("evil", List.of(Level.named(EVIL), Level.named("long" + "x".repeat(10_000))));
        Run run = new Runs()
                .factors(vms, evil)
                .question(EVIL)
                .everywhere(EVIL)
                .broken("evil=long" + "x".repeat(10_000) + ",vms=1", EVIL)
                .output(new Attachment(EVIL, "text/html", EVIL))
                .run();
        Path page = AllureReport.write(ReportModel.of(run), output);

        for (String place :
                List.of("", "#suites/" + place(page, "whole sweep"), "#categories", "#timeline", "#graph")) {
            Chromium.Opened opened = new Chromium(scratch).open(page.toUri() + place);
            assertThat(text(opened.dom())).as(place).doesNotContain("<title>owned");
            assertThat(Pattern.compile("<img[^>]*onerror=\"")
                            .matcher(opened.dom())
                            .find())
                    .as(place)
                    .isFalse();
            assertThat(opened.asked()).as(place).isEmpty();
            assertThat(opened.console()).as(place).isEmpty();
        }
    }

    /** The second wall: also where markup gets into the document, it runs nothing and loads nothing. */
    @Test
    void thePolicyOfThePageStopsWhatWouldRun() throws Exception {
        Path page = AllureReport.write(ReportModel.of(new Runs().run()), output);
        String injected = Files.readString(page)
                .replace(
                        "<div id=\"popup\"></div>",
                        "<div id=\"popup\"></div><img src=\"http://plumbline.invalid/a.png\" onerror=\"document.title='owned'\">"
                                + "<script>document.title='owned'</script>");

        Chromium.Opened opened = new Chromium(scratch)
                .open(Files.writeString(output.resolve("injected.html"), injected)
                        .toUri()
                        .toString());

        assertThat(text(opened.dom())).contains("<title>Plumbline", "onerror=");
        assertThat(opened.asked()).isEmpty();
        assertThat(opened.console()).isNotEmpty().allMatch(line -> line.contains("Content Security Policy"));
    }

    @Test
    void aRequestWouldHaveBeenSeen() throws Exception {
        Path page = Files.writeString(
                output.resolve("asks.html"),
                "<img src=\"http://plumbline.invalid/a.png\"><script>navigator.sendBeacon('https://plumbline.invalid/b')</script>");

        assertThat(new Chromium(scratch).open(page.toUri().toString()).asked())
                .containsExactly("http://plumbline.invalid/a.png", "https://plumbline.invalid/b");
    }

    /** Where a result stands in the page's tree of suites. */
    private static String place(Path page, String name) throws IOException {
        Matcher suites = Pattern.compile("d\\('data/suites.json','([^']*)'\\)").matcher(Files.readString(page));
        assertThat(suites.find()).isTrue();
        JsonNode tree =
                JsonMapper.builder().build().readTree(Base64.getDecoder().decode(suites.group(1)));
        return tree.findParents("parentUid").stream()
                .filter(node -> node.path("name").asText().equals(name))
                .map(node ->
                        node.path("parentUid").asText() + "/" + node.path("uid").asText())
                .findFirst()
                .orElseThrow();
    }

    /** The document without what is embedded in it, so that a failure can be read. */
    private static String text(String dom) {
        return dom.replaceAll("\"data:[^\"]*\"", "\"data:…\"").replaceAll("d\\('[^']*','[^']*'\\),?\\s*", "");
    }
}
