package dev.plumbline.reports.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.journal.Run;
import dev.plumbline.model.Expectation;
import dev.plumbline.model.Setbacks;
import dev.plumbline.model.Verdict;
import dev.plumbline.reports.Runs;
import dev.plumbline.reports.source.ReportModel;
import dev.plumbline.reports.sweeps.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

    private static final String NEEDS =
            "INCONCLUSIVE: iops of the whole sweep fell by 3 %; the smallest worsening that it"
                    + " could have seen is a fall by 9 %, and about 2 more sessions would settle it";

    @TempDir
    Path output;

    @Test
    void theFirstLineCountsTheVerdictsWorstFirst() throws IOException {
        List<Run.Judged> sessions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sessions.add(Samples.judged("lab.Disk.same" + i, Verdict.EQUIVALENT, 1.0, "as before"));
        }
        sessions.add(Samples.judged("lab.Disk.open", Verdict.INCONCLUSIVE, 0.97, NEEDS));
        sessions.add(Samples.judged("lab.Disk.slow", Verdict.REGRESSION, 0.87, "slower"));

        assertThat(lines(Samples.run(sessions.toArray(Run.Judged[]::new))))
                .startsWith("**1 regression**, 1 inconclusive, 10 equivalent of 12 experiments");
    }

    @Test
    void whatDidNotComeOutAsExpectedStandsInTheFirstLineAndIsCountedForTheGate() throws IOException {
        Run run = new Runs()
                .expected(
                        new Expectation("a", Expectation.State.MET, "as expected: a: it is"),
                        new Expectation("b", Expectation.State.NOT_MET, "not as expected: b: it is not"),
                        new Expectation("c", Expectation.State.UNDECIDED, "cannot tell: c: one block"))
                .run();

        assertThat(lines(run).get(0)).endsWith(" of 1 experiment; **1 expectation not met**");
        assertThat(lines(run))
                .contains("**Not as expected**", "- `LunDistribution.disk`: not as expected: b: it is not")
                .contains("**Expected, and could not be told**", "- `LunDistribution.disk`: cannot tell: c: one block")
                .noneMatch(line -> line.contains("as expected: a"));
        assertThat(Files.readString(output.resolve("summary.json")))
                .contains("\"expectations\" : {\n    \"MET\" : 1,\n    \"NOT_MET\" : 1,\n    \"UNDECIDED\" : 1\n  }");
    }

    @Test
    void whatWasNotMeasuredCountsAsBroken() throws IOException {
        Run run = new Run(
                Samples.STARTED,
                List.of(Samples.judged("lab.Disk.same", Verdict.EQUIVALENT, 1.0, "as before")),
                List.of(new Run.Unmeasured("lab.Net.there", "Is it there?", "the lab has no links")));

        assertThat(lines(run))
                .startsWith("**1 broken**, 1 equivalent of 2 experiments")
                .contains("- `Net.there`: nothing was measured: the lab has no links");
    }

    @Test
    void aTreatmentAloneDecidesWhereItIsTheWorst() throws IOException {
        Run run = Samples.run(Samples.judged(
                "lab.Disk.sweep",
                Verdict.EQUIVALENT,
                1.0,
                "as before",
                List.of(
                        new Samples.Row("8", Verdict.EQUIVALENT, 1.0),
                        new Samples.Row("9", Verdict.REGRESSION, 0.8),
                        new Samples.Row("10", Verdict.BROKEN, null))));

        assertThat(lines(run))
                .startsWith("**1 regression** of 1 experiment")
                .contains("| regression | `Disk.sweep` | iops of `vms=9` | −20 % [−21.6 %, −18.4 %] | 5 % |"
                        + " 800 → 640 1/s |")
                .contains("- `Disk.sweep` (1 treatment): BROKEN: iops of vms=10");
    }

    @Test
    void whatMovedComesWithItsIntervalTheWholeSweepFirst() throws IOException {
        Run run = Samples.run(
                Samples.judged("lab.Disk.fast", Verdict.IMPROVEMENT, 1.25, "faster"),
                Samples.judged("lab.Disk.slow", Verdict.REGRESSION, 0.87, "slower"));

        List<String> rows =
                lines(run).stream().filter(line -> line.startsWith("| ")).toList();

        assertThat(rows.subList(2, rows.size()))
                .extracting(row -> row.substring(0, row.indexOf(']') + 1))
                .containsExactly(
                        "| regression | `Disk.slow` | iops of the whole sweep | −13 % [−14.7 %, −11.3 %]",
                        "| regression | `Disk.slow` | iops of `vms=8` | −13 % [−14.7 %, −11.3 %]",
                        "| regression | `Disk.slow` | iops of `vms=9` | −13 % [−14.7 %, −11.3 %]",
                        "| improvement | `Disk.fast` | iops of the whole sweep | +25 % [+22.5 %, +27.5 %]",
                        "| improvement | `Disk.fast` | iops of `vms=8` | +25 % [+22.5 %, +27.5 %]",
                        "| improvement | `Disk.fast` | iops of `vms=9` | +25 % [+22.5 %, +27.5 %]");
    }

    @Test
    void moreMovesThanFitAreCounted() throws IOException {
        assertThat(lines(new Runs().ratio(0.8).run())).contains("and 21 more");
    }

    @Test
    void whatCouldNotBeToldSaysWhatWouldSettleIt() throws IOException {
        Run run = Samples.run(Samples.judged("lab.Disk.open", Verdict.INCONCLUSIVE, 0.97, NEEDS));

        assertThat(lines(run))
                .startsWith("**1 inconclusive** of 1 experiment")
                .contains("- `Disk.open` (2 treatments): " + NEEDS)
                .doesNotContain("Nothing moved further than its tolerance.");
    }

    @Test
    void aRunWithoutBaselineSaysSo() throws IOException {
        assertThat(lines(new Runs().withoutBaseline().run())).startsWith("**1 no baseline** of 1 experiment");
    }

    @Test
    void aRunThatWasKilledIsBroken() throws IOException {
        assertThat(lines(new Runs().killed())).startsWith("**1 broken** of 1 experiment");
        assertThat(json().path("measured").asInt()).isZero();
    }

    @Test
    void aRunThatEndedEarlySaysWhy() throws IOException {
        Run.Judged whole = Samples.judged("lab.Disk.same", Verdict.EQUIVALENT, 1.0, "as before");
        Run.Judged early = new Run.Judged(
                Samples.session("lab.Disk.same", List.of("8", "9"), "stopped by the file STOP"), whole.judgement());

        assertThat(lines(Samples.run(early))).contains("- `Disk.same`: ended early: stopped by the file STOP");
    }

    @Test
    void aSessionThatWasResumedSaysWhenAndAfterHowManyTrials() throws IOException {
        Run.Judged whole = Samples.judged("lab.Disk.same", Verdict.EQUIVALENT, 1.0, "as before");
        Setbacks between = Setbacks.NONE
                .and(new Setbacks.Resumption(Instant.parse("2026-11-23T09:01:02.345Z"), 1))
                .and(new Setbacks.Resumption(Instant.parse("2026-11-24T09:01:02Z"), 17));

        Run run = Samples.run(new Run.Judged(whole.session().with(between), whole.judgement()));

        assertThat(lines(run))
                .contains(
                        "- `Disk.same`: resumed at 2026-11-23 09:01:02 UTC, after 1 trial",
                        "- `Disk.same`: resumed at 2026-11-24 09:01:02 UTC, after 17 trials");
        assertThat(Plan.notices(run.sessions().get(0).session()))
                .endsWith(
                        "Resumed at 2026-11-23 09:01:02 UTC, after 1 trial.",
                        "Resumed at 2026-11-24 09:01:02 UTC, after 17 trials.");
    }

    @Test
    void aPartOfAnExperimentIsCalledProvisional() throws IOException {
        assertThat(lines(new Runs().partial(2).run()))
                .contains("- `LunDistribution.disk`: only 2 of 30 treatments were measured, so that every verdict is"
                        + " provisional");
    }

    @Test
    void aRunWithoutAnyExperimentIsNoSuccess() throws IOException {
        Run empty = new Run(Samples.STARTED, List.of(), List.of());

        assertThat(lines(empty)).startsWith("**Nothing was measured**: there was no experiment");
        assertThat(json().path("measured").asInt()).isZero();
    }

    @Test
    void anExperimentThatFailedHalfWayIsCountedOnce() throws IOException {
        Run run = new Run(
                Samples.STARTED,
                List.of(new Run.Judged(Samples.session("lab.Disk.half", List.of("8"), null), null)),
                List.of(new Run.Unmeasured("lab.Disk.half", "Does it hold?", "the disk is full")));

        assertThat(lines(run))
                .startsWith("**1 broken** of 1 experiment")
                .contains("- `Disk.half`: nothing was measured: the disk is full");
    }

    @Test
    void aGreenRunFitsOnAScreen() throws IOException {
        Run run = Samples.run(IntStream.range(0, 40)
                .mapToObj(i -> Samples.judged("lab.Disk.same" + i, Verdict.EQUIVALENT, 1.0, "as before"))
                .toArray(Run.Judged[]::new));

        assertThat(lines(run))
                .hasSizeLessThanOrEqualTo(25)
                .startsWith("**40 equivalent** of 40 experiments")
                .contains(
                        "Nothing moved further than its tolerance.",
                        "- and 35 more",
                        "- lab `embedded`: This lab is emulated.")
                .last()
                .asString()
                .endsWith("report/index.html`");
    }

    @Test
    void experimentsOfOneNameAreToldApart() {
        assertThat(Entries.names(List.of("a.Disk.read", "b.Disk.read", "b.Disk.write")))
                .containsEntry("a.Disk.read", "a.Disk.read")
                .containsEntry("b.Disk.write", "Disk.write");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "[click](javascript:alert(1))",
                "![pixel](https://example.com/p.png)",
                "| a | b |\n| --- | --- |",
                "`code` ``` fence",
                "\u202eright to left",
                "שלום עולם",
                "# heading\n- item\n> quote",
                "@everyone",
                "\u0000\u001b[31m\u007f",
                "\\<b>\\[x](y)",
            })
    void textOfOthersDoesNoHarm(String evil) throws IOException {
        Run run = new Run(
                Samples.STARTED,
                List.of(
                        Samples.judged(
                                "lab.Disk." + evil.replace(".", ""),
                                Verdict.REGRESSION,
                                0.8,
                                evil,
                                List.of(new Samples.Row(evil, Verdict.REGRESSION, 0.8))),
                        Samples.judged("lab.Disk.open", Verdict.INCONCLUSIVE, 1.0, evil)),
                List.of(new Run.Unmeasured("lab.Net.there", evil, evil)));

        List<String> lines = lines(run);
        String text = String.join("\n", lines);

        assertThat(lines).startsWith("**1 regression**, 1 broken, 1 inconclusive of 3 experiments");
        assertThat(outsideOfCode(text))
                .doesNotContain("<script", "<b>", "](javascript", "](https", "@everyone", "`", "](y)");
        assertThat(text).doesNotContain("\u202e", "\u0000", "\u001b");
        assertThat(lines.stream().filter(line -> line.startsWith("|")))
                .allSatisfy(row -> assertThat(row.replace("\\|", "").chars().filter(c -> c == '|'))
                        .hasSize(7));
        assertThat(lines)
                .allMatch(line -> line.isEmpty() || line.matches("(\\*\\*|\\| |- `|- lab `|`).*"), "a line of ours");
    }

    @Test
    void aNameThatRunsFromRightToLeftDoesNotTurnTheFiguresBesideIt() {
        assertThat(Markdown.text("שלום", 10)).startsWith("\u2068").endsWith("\u2069");
        assertThat(Markdown.code("שלום", 10)).startsWith("`\u2068").endsWith("\u2069`");
    }

    @Test
    void tenThousandCharactersAreShortened() throws IOException {
        String much = "x".repeat(10_000);
        Run run = Samples.run(Samples.judged("lab.Disk." + much, Verdict.INCONCLUSIVE, 1.0, much));

        assertThat(lines(run)).allMatch(line -> line.length() < 1_000);
        assertThat(json().path("results").path(0).path("sentence").asText()).hasSizeLessThan(5_000);
    }

    @Test
    void theFileForTheGateCountsExperimentsAndLeaves() throws IOException {
        lines(Samples.run(
                Samples.judged("lab.Disk.same", Verdict.EQUIVALENT, 1.0, "as before"),
                Samples.judged("lab.Disk.slow", Verdict.REGRESSION, 0.87, "slower")));

        JsonNode json = json();
        assertThat(json.path("format").asInt()).isEqualTo(1);
        assertThat(json.path("started").asText()).isEqualTo("2005-02-14T09:00:00Z");
        assertThat(json.path("measured").asInt()).isEqualTo(2);
        assertThat(json.path("experiments").path("REGRESSION").asInt()).isEqualTo(1);
        assertThat(json.path("leaves").path("REGRESSION").asInt()).isEqualTo(3);
        assertThat(json.path("leaves").path("EQUIVALENT").asInt()).isEqualTo(3);
        assertThat(json.path("results").path(1).path("experiment").asText()).isEqualTo("lab.Disk.slow");
        assertThat(json.path("results").path(1).path("verdict").asText()).isEqualTo("REGRESSION");
    }

    @Test
    void everyCountStandsOnALineOfItsOwnWhateverTextsHold() throws IOException {
        lines(Samples.run(Samples.judged(
                "lab.Disk.same", Verdict.INCONCLUSIVE, 1.0, "\",\n  \"measured\" : 9,\n    \"REGRESSION\" : 0,\n")));

        assertThat(Files.readAllLines(output.resolve("summary.json")))
                .filteredOn(line -> line.matches("  \"measured\" : \\d+,"))
                .containsExactly("  \"measured\" : 1,");
        assertThat(Files.readAllLines(output.resolve("summary.json")))
                .filteredOn(line -> line.matches("    \"REGRESSION\" : \\d+,"))
                .hasSize(2);
    }

    @Test
    void nothingButTheTwoFilesIsLeft() throws IOException {
        lines(new Runs().run());
        lines(new Runs().ratio(0.8).run());

        try (Stream<Path> files = Files.list(output)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("summary.md", "summary.json");
        }
        assertThat(json().path("experiments").path("REGRESSION").asInt()).isEqualTo(1);
    }

    private List<String> lines(Run run) throws IOException {
        Summary.write(ReportModel.of(run), output);
        return Files.readAllLines(output.resolve("summary.md"));
    }

    private JsonNode json() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(output.resolve("summary.json").toFile());
    }

    private static String outsideOfCode(String text) {
        return text.replaceAll("(?<!\\\\)`[^`\n]*`", "").replace("\\`", "");
    }
}
