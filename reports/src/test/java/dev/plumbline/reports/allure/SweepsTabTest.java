package dev.plumbline.reports.allure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.journal.Run;
import dev.plumbline.model.Attachment;
import dev.plumbline.model.Expectation;
import dev.plumbline.model.Expectation.State;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.Setbacks;
import dev.plumbline.reports.Runs;
import dev.plumbline.reports.charts.Charts;
import dev.plumbline.reports.charts.Spot;
import dev.plumbline.reports.source.ReportModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tab "Sweeps" as a reader meets it in a real browser. */
@Tag("once")
class SweepsTabTest {

    private static final String EVIL = "</td></script><img src=x onerror=\"document.title='owned'\">"
            + "<script>document.title='owned'</script>\u202e'\"${7*7}&amp;";

    @TempDir
    Path output;

    @TempDir
    Path scratch;

    @Test
    void isOneClickFromTheOverviewAndSaysCountsQuestionAnswerChartAndTable() throws Exception {
        Chromium.Opened opened = open(new Runs().ratio(0.87).run(), """
                await see('.sweeps-widget a');
                leave('widget', document.querySelector('.sweeps-widget').textContent);
                await click('.side-nav a[href="#sweeps"]');
                await see('.sweep tbody tr');
                await see('.chart img[src]');
                leave('counts', document.querySelector('.sweeps__counts').textContent);
                leave('rows', document.querySelectorAll('.sweep tbody tr').length);
                leave('image', document.querySelector('.chart img').naturalWidth);
                leave('sweep', document.querySelector('.sweep').textContent);
                """);

        assertThat(Driven.seen(opened, "widget")).contains("Do virtual machines run faster", "30 regression");
        assertThat(Driven.seen(opened, "counts")).contains("▼1 regression", "▼30 regression");
        assertThat(Driven.seen(opened, "rows")).isEqualTo("30");
        assertThat(Driven.seen(opened, "image")).isEqualTo("760");
        assertThat(Driven.seen(opened, "sweep"))
                .contains("Do virtual machines run faster spread over two LUNs?", "iops is 0.87 times its baseline")
                .contains(Runs.NOTICE, "30 treatments × 3 blocks, seed 42 · lab embedded", "unit: a trial")
                .contains("Held against 2 stored sessions", "Fewer than 3 cannot tell", "90 of 90 trials complete")
                .contains("Smallest effect it could see in iops: 1.4 % of the whole sweep")
                .contains("Confounded: from vms=13 on (placement=PACKED)", "The break at vms=13 coincides")
                .contains("0.857 to 0.8804", "lun-0");
        assertQuiet(opened);
    }

    @Test
    void whatWasExpectedStandsBeforeTheChartsWithASignForEach() throws Exception {
        Run run = new Runs()
                .expected(
                        new Expectation("iops falls along vms", State.MET, "as expected: it falls" + EVIL),
                        new Expectation("iops jumps up at vms=13", State.NOT_MET, "not as expected: it does not"),
                        new Expectation("iops bends at vms=9..12", State.UNDECIDED, "cannot tell: one block"))
                .run();
        Chromium.Opened opened = open(run, """
                window.location.hash = '#sweeps';
                await see('.sweep__expected li');
                leave('expected', texts('.sweep__expected li').join('; '));
                leave('title', document.title);
                await click('.side-nav a[href="#behaviors"], .side-nav a[href="#suites"]');
                """);

        assertThat(Driven.seen(opened, "expected"))
                .contains("✓as expected: it falls", "; ✕not as expected: it does not; ?cannot tell: one block");
        assertThat(Driven.seen(opened, "title")).doesNotContain("owned");
        assertQuiet(opened);
    }

    @Test
    void everyMachineThatWasReplacedIsNamedWithWhyAndBeforeWhichTrial() throws Exception {
        Setbacks between = Setbacks.NONE
                .and(Runs.replaced("vm-3", "qemu:///system", "it has ended" + EVIL, 32))
                .and(Runs.replaced("'machines'", null, "it did not come up", 33));
        Chromium.Opened opened = open(new Runs().between(between).run(), """
                window.location.hash = '#sweeps';
                await see('.sweep tbody tr');
                leave('sweep', document.querySelector('.sweep').textContent);
                leave('title', document.title);
                """);

        assertThat(Driven.seen(opened, "sweep"))
                .contains("Machine replaced at 2005-02-14 09:00:32 UTC: vm-3 on qemu:///system was lost (it has ended")
                .contains("; trial 32 (block 2, placement=PACKED,vms=9) began again from nothing.")
                .contains("Machine replaced at 2005-02-14 09:00:33 UTC: 'machines' was lost (it did not come up);"
                        + " trial 33 (block 2, placement=PACKED,vms=9) began again from nothing.");
        assertThat(Driven.seen(opened, "title")).doesNotContain("owned");
        assertQuiet(opened);
    }

    @Test
    void theTableIsSortedByNumberAndSaysSo() throws Exception {
        Chromium.Opened opened = open(new Runs().run(), """
                window.location.hash = '#sweeps';
                await see('.sweep tbody tr');
                const first = () => texts('.sweep tbody th').join(' ');
                const head = (n) => `.sweep thead th:nth-child(${n}) button`;
                await click(head(1));
                leave('up', first());
                leave('sort', document.querySelector('.sweep thead th').getAttribute('aria-sort'));
                await click(head(1));
                leave('down', first());
                leave('sortDown', document.querySelector('.sweep thead th').getAttribute('aria-sort'));
                await click(head(6));
                leave('value', texts('.sweep tbody td:nth-child(6)').slice(0, 2).join(' and '));
                """);

        assertThat(Driven.seen(opened, "up")).startsWith("8 8 9 9 10 10 ").endsWith(" 22 22");
        assertThat(Driven.seen(opened, "sort")).isEqualTo("ascending");
        assertThat(Driven.seen(opened, "down")).startsWith("22 22 21").endsWith("9 9 8 8");
        assertThat(Driven.seen(opened, "sortDown")).isEqualTo("descending");
        assertThat(Driven.seen(opened, "value")).isEqualTo("476 1/s and 478 1/s");
        assertQuiet(opened);
    }

    @Test
    void aRowLeadsToTheTreatmentsPage() throws Exception {
        Chromium.Opened opened = open(new Runs().run(), """
                window.location.hash = '#sweeps';
                await click('.sweep tbody tr:nth-child(2) th a');
                await see('.test-result__name, .test-result-overview');
                leave('page', document.querySelector('#content').textContent.replace(/\\s+/g, ' '));
                """);

        assertThat(Driven.seen(opened, "page")).contains("vms=8, placement=ALTERNATING");
        assertQuiet(opened);
    }

    @Test
    void aPointSaysItsFiguresAndLeadsToTheTreatmentsPage() throws Exception {
        Run run = new Runs().ratio(0.87).run();
        Spot spot = Charts.of(ReportModel.of(run).experiments().get(0))
                .get(0)
                .spots()
                .get(3);
        String at = spot.x() + "," + spot.y();

        Chromium.Opened opened = open(run, """
                window.location.hash = '#sweeps';
                await see('.chart img[src]');
                await new Promise((resolve) => setTimeout(resolve, 100));
                await point('pointermove', AT);
                leave('tip', texts('.chart__tip div').join('; '));
                await point('click', AT);
                await see('.test-result__name, .test-result-overview');
                leave('page', document.querySelector('#content').textContent.replace(/\\s+/g, ' '));
                """.replace("AT", at));

        assertThat(spot.treatment()).isEqualTo("placement=PACKED,vms=11");
        assertThat(Driven.seen(opened, "tip"))
                .contains("vms=11, placement=PACKED", "iops 415.9 1/s (403.4 to 428.3)", "baseline 478 1/s")
                .contains("new / old 0.87 (0.857 to 0.8804), tolerance 5", "▼regression", "limited by lun-0");
        assertThat(Driven.seen(opened, "page")).contains("vms=11, placement=PACKED");
        assertQuiet(opened);
    }

    @Test
    void arrowKeysGoFromPointToPoint() throws Exception {
        Chromium.Opened opened = open(new Runs().run(), """
                window.location.hash = '#sweeps';
                await see('.chart img[src]');
                await new Promise((resolve) => setTimeout(resolve, 100));
                const frame = await see('.chart__frame');
                const press = (key) => frame.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
                press('ArrowRight'); press('ArrowRight'); press('ArrowRight'); press('ArrowLeft');
                leave('tip', texts('.chart__tip div')[0]);
                press('Enter');
                await see('.test-result__name, .test-result-overview');
                leave('page', document.querySelector('#content').textContent);
                """);

        assertThat(Driven.seen(opened, "tip")).isEqualTo("vms=9, placement=PACKED");
        assertThat(Driven.seen(opened, "page")).contains("vms=9, placement=PACKED");
    }

    @Test
    void thousandsOfTreatmentsAreShownInPages() throws Exception {
        Factor many = new Factor(
                "vms",
                IntStream.rangeClosed(1, 1200)
                        .mapToObj(n -> new Level(Integer.toString(n), (double) n))
                        .toList());

        Chromium.Opened opened = open(new Runs().factors(many).blocks(1).run(), """
                window.location.hash = '#sweeps';
                await see('.sweep tbody tr');
                leave('rows', document.querySelectorAll('.sweep tbody tr').length);
                await click('.table__pager button:last-child');
                await click('.table__pager button:last-child');
                leave('last', texts('.sweep tbody th').length + ': ' + document.querySelector('.table__pager span').textContent);
                leave('end', document.querySelector('.table__pager button:last-child').disabled);
                """);

        assertThat(Driven.seen(opened, "rows")).isEqualTo("500");
        assertThat(Driven.seen(opened, "last")).isEqualTo("200: rows 1001 to 1200 of 1200");
        assertThat(Driven.seen(opened, "end")).isEqualTo("true");
        assertQuiet(opened);
    }

    @Test
    void textOfUsersAndToolsDoesNoHarm() throws Exception {
        Factor vms = new Factor("vms", List.of(new Level("1", 1.0), new Level("2", 2.0)));
        Factor evil = new Factor("evil" + EVIL, List.of(Level.named(EVIL), Level.named("long" + "x".repeat(10_000))));
        Run run = new Runs()
                .factors(vms, evil)
                .question(EVIL)
                .everywhere(EVIL)
                .output(new Attachment(EVIL, "text/html", EVIL))
                .run();

        Chromium.Opened opened = open(run, """
                await see('.sweeps-widget li');
                window.location.hash = '#sweeps';
                await see('.sweep tbody tr');
                leave('images', document.querySelectorAll('.sweeps img:not([alt])').length);
                leave('title', document.title);
                leave('rows', document.querySelectorAll('.sweep tbody tr').length);
                leave('question', document.querySelector('.sweep h3').textContent.length > 50);
                leave('wide', document.documentElement.scrollWidth <= window.innerWidth);
                """);

        assertThat(Driven.seen(opened, "images")).isEqualTo("0");
        assertThat(Driven.seen(opened, "title")).isEqualTo("Plumbline");
        assertThat(Driven.seen(opened, "rows")).isEqualTo("4");
        assertThat(Driven.seen(opened, "question")).isEqualTo("true");
        assertThat(Driven.seen(opened, "wide")).isEqualTo("true");
        assertQuiet(opened);
    }

    @Test
    void whatWasNotMeasuredIsSaidAndHasNoTable() throws Exception {
        Chromium.Opened opened = open(new Runs().unmeasured(), """
                window.location.hash = '#sweeps';
                leave('sweeps', (await see('.sweeps')).textContent);
                """);

        assertThat(Driven.seen(opened, "sweeps"))
                .contains("1 broken", "Nothing was measured. The lab has no volumes.")
                .doesNotContain("Treatments");
        assertQuiet(opened);
    }

    @Test
    void anEmptyRunSaysThatNothingWasMeasured() throws Exception {
        Chromium.Opened opened = open(new Run(Runs.STARTED, List.of(), List.of()), """
                leave('widget', (await see('.sweeps-widget')).textContent);
                window.location.hash = '#sweeps';
                leave('sweeps', (await see('.sweeps')).textContent);
                """);

        assertThat(Driven.seen(opened, "widget")).contains("No experiment was measured");
        assertThat(Driven.seen(opened, "sweeps")).contains("No experiment was measured in this run.");
        assertQuiet(opened);
    }

    @Test
    void aKilledRunIsNotJudgedAndOneWithoutBaselineIsHeldAgainstNothing() throws Exception {
        String look = """
                window.location.hash = '#sweeps';
                await see('.sweep tbody tr');
                leave('sweep', document.querySelector('.sweeps').textContent);
                """;
        String killed = Driven.seen(open(new Runs().killed(), look), "sweep");
        String fresh = Driven.seen(open(new Runs().withoutBaseline().run(), look), "sweep");

        assertThat(killed).contains("·1 not judged", "30 not judged", "there is no verdict");
        assertThat(fresh).contains("–1 no baseline", "Held against nothing").doesNotContain("Smallest effect");
    }

    @Test
    void aBrokenTreatmentComesFirstWithItsReasonAmongTheGrounds() throws Exception {
        Chromium.Opened opened = open(
                new Runs()
                        .broken("placement=PACKED,vms=15", "vm-03 did not answer")
                        .run(),
                """
                window.location.hash = '#sweeps';
                await see('.sweep tbody tr');
                leave('first', document.querySelector('.sweep tbody tr').textContent);
                leave('trust', document.querySelector('.sweep__trust').textContent);
                """);

        assertThat(Driven.seen(opened, "first")).isEqualTo("15PACKED✕broken");
        assertThat(Driven.seen(opened, "trust"))
                .contains("87 of 90 trials complete")
                .contains("Broken: block 1, placement=PACKED,vms=15: vm-03 did not answer");
    }

    @Test
    void isReadableOnNarrowAndOnWideScreens() throws Exception {
        Path page = AllureReport.write(ReportModel.of(new Runs().ratio(0.87).run()), output);
        String address = new Driven(page).address("""
                        await see('.sweep tbody tr');
                        leave('fits', document.querySelector('.app__content').scrollWidth <= window.innerWidth);
                        leave('columns', getComputedStyle(document.querySelector('.sweep__grid')).gridTemplateColumns.split(' ').length);
                        """) + "#sweeps";
        Chromium chromium = new Chromium(scratch);

        Chromium.Opened wide = chromium.open(address);
        Chromium.Opened narrow = chromium.sized(400, 1600).open(address);

        assertThat(Driven.seen(wide, "columns")).isEqualTo("2");
        assertThat(Driven.seen(narrow, "columns")).isEqualTo("1");
        assertThat(Driven.seen(wide, "fits")).isEqualTo("true");
        assertThat(Driven.seen(narrow, "fits")).isEqualTo("true");
        assertThat(Files.size(chromium.sized(400, 1600).picture(page.toUri() + "#sweeps")))
                .isGreaterThan(10_000);
    }

    private Chromium.Opened open(Run run, String script) throws Exception {
        Path page = AllureReport.write(ReportModel.of(run), output);
        return new Chromium(scratch).open(new Driven(page).address(script));
    }

    private static void assertQuiet(Chromium.Opened opened) {
        assertThat(opened.asked()).isEmpty();
        assertThat(opened.console()).isEmpty();
    }
}
