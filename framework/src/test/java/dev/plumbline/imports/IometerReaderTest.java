package dev.plumbline.imports;

import static dev.plumbline.imports.Samples.IOMETER_110;
import static dev.plumbline.imports.Samples.IOMETER_2004;
import static dev.plumbline.imports.Samples.IOMETER_NETWORK;
import static dev.plumbline.imports.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.journal.UnreadableFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IometerReaderTest {

    @TempDir
    Path folder;

    private ImportedFile sample(String name) throws IOException {
        return ImportReader.iometer().read(Samples.copy(name, folder));
    }

    private ImportedFile changed(String name, String from, String to) throws IOException {
        String text = Samples.text(name);
        assertThat(text).contains(from);
        return ImportReader.iometer().read(Samples.write(folder, "changed.csv", text.replace(from, to)));
    }

    @Test
    void theTableHasThePublishedHeadersInTheirOrder() throws IOException {
        List<String> old = titles("iometer-header-2004.07.30.csv");
        List<String> recent = titles("iometer-header-1.1.0.csv");

        assertThat(IometerColumn.of2004())
                .extracting(IometerColumn::title)
                .hasSize(56)
                .isEqualTo(old);
        assertThat(recent.stream().map(IometerColumn::titled))
                .hasSize(80)
                .isEqualTo(
                        Arrays.stream(IometerColumn.values()).map(Optional::of).toList());
    }

    private static List<String> titles(String header) throws IOException {
        return List.of(Samples.text(header).lines().toList().get(1).split(",", -1));
    }

    @Test
    void theRowOfAllIsTheRunAndManagersAreItsMachines() throws IOException {
        ImportedFile file = sample(IOMETER_2004);

        assertThat(file.kind()).isEqualTo("IOMeter 2004.07.30 CSV");
        ImportedRun run = file.runs().get(1);
        assertThat(run.place()).isEqualTo(IOMETER_2004 + ", start 2, run 1");
        assertThat(value(run, "iops")).isEqualTo(216);
        assertThat(value(run, "throughput")).isEqualTo(0.421875);
        assertThat(value(run, "latencyMean")).isEqualTo(9.2);
        assertThat(value(run, "latencyMax")).isEqualTo(82);
        assertThat(value(run, "cpu")).isEqualTo(22);
        assertThat(run.value("iops").orElseThrow().machines())
                .containsEntry("VM01", 108.0)
                .containsEntry("VM02", 108.0)
                .hasSize(2);
        assertThat(run.time()).isEqualTo(Instant.parse("2005-01-27T15:02:02.003Z"));
    }

    @Test
    void appendedStartsAreRunsOfTheirOwnWithTheFactsOfTheirSetUp() throws IOException {
        ImportedFile file = sample(IOMETER_2004);

        assertThat(file.runs()).extracting(run -> run.facts().get("start")).containsExactly("1", "2");
        assertThat(file.runs().get(0).facts())
                .containsEntry("spec", "Default")
                .containsEntry("size", "2048")
                .containsEntry("reads", "67")
                .containsEntry("random", "100")
                .containsEntry("managers", "1")
                .containsEntry("targets", "1")
                .containsEntry("queue", "1")
                .containsEntry("type", "NORMAL");
    }

    @Test
    void megabytesOf110AreTakenFromTheBinaryColumn() throws IOException {
        ImportedRun run = sample(IOMETER_110).runs().get(0);

        assertThat(value(run, "throughput")).isEqualTo(4.882812);
        assertThat(run.facts())
                .containsEntry("type", "INCREMENT_TARGETS_SERIAL")
                .containsEntry("size", "4096");
        assertThat(run.value("iops").orElseThrow().machines()).containsOnlyKeys("BÜRO-01");
    }

    @Test
    void runsOfASweepAreFoundUnderTheirStarts() throws IOException {
        assertThat(sample(IOMETER_110).runs())
                .extracting(run -> run.facts().get("start") + "." + run.facts().get("run") + " "
                        + run.facts().get("targets"))
                .containsExactly("1.1 1", "1.2 2", "1.3 4", "2.1 1", "2.2 2");
    }

    @Test
    void whatWasNotDoneIsMissing() throws IOException {
        ImportedRun run = sample(IOMETER_NETWORK).runs().get(0);

        assertThat(run.values())
                .extracting(ImportedValue::name)
                .contains("iops", "writeIops", "transactions", "errors")
                .doesNotContain("readIops", "readLatencyMean", "connections");
        assertThat(run.facts()).doesNotContainKey("size").containsEntry("queue", "1");
        assertThat(sample(IOMETER_NETWORK).remarks())
                .hasSize(1)
                .first()
                .asString()
                .contains("counted errors");
    }

    @Test
    void whatItsProgramCouldNotComputeIsMissing() throws IOException {
        ImportedRun run = changed(IOMETER_2004, "2.420000,2.371600", "-1.#IND00,2.371600")
                .runs()
                .get(0);

        assertThat(run.value("latencyMean")).isEmpty();
        assertThat(value(run, "iops")).isEqualTo(412);
    }

    @Test
    void anEmptyFieldOfAllIsNotFilledFromItsManagers() throws IOException {
        ImportedRun run = changed(IOMETER_2004, "1,1,1,412.000000,276.040000", "1,1,1,412.000000,")
                .runs()
                .get(0);

        assertThat(run.value("readIops")).isEmpty();
    }

    @Test
    void columnsAreFoundByTheirTitles() throws IOException {
        ImportedRun run = changed(IOMETER_2004, "Queue Depth,% CPU Utilization", "% CPU Utilization,Queue Depth")
                .runs()
                .get(0);

        assertThat(value(run, "cpu")).isEqualTo(1);
    }

    @Test
    void aSpreadsheetMayHaveSavedItWithSemicolonsAndDecimalCommas() throws IOException {
        String saved = Samples.text(IOMETER_2004).replace(',', ';').replaceAll("(\\d)\\.(\\d{6})", "$1,$2");

        ImportedFile file = ImportReader.iometer().read(Samples.write(folder, "saved.csv", saved));

        assertThat(value(file.runs().get(0), "latencyMean")).isEqualTo(2.42);
    }

    @Test
    void aSpreadsheetMayHaveMadeAllLinesAsLongAsTheLongest() throws IOException {
        String saved = Samples.text(IOMETER_2004).replaceAll("(?m)^('[^,\\r\\n]*)\\r$", "$1,,,,\r");

        assertThat(ImportReader.iometer()
                        .read(Samples.write(folder, "saved.csv", saved))
                        .runs())
                .hasSize(2);
    }

    @Test
    void namesWithCommasAreQuotedAndDescriptionsNeedNotBe() throws IOException {
        String text = Samples.text(IOMETER_2004)
                .replace("Default,0\r\n", "\"A, B\",0\r\n")
                .replace(",Default,", ",\"A, B\",")
                .replace("CONSTRUCTED sample - 1 VM", "one, or 1, VM");

        ImportedRun run = ImportReader.iometer()
                .read(Samples.write(folder, "commas.csv", text))
                .runs()
                .get(0);

        assertThat(run.facts())
                .containsEntry("spec", "A, B")
                .containsEntry("size", "2048")
                .containsEntry("description", "one,or 1,VM default spec");
    }

    @Test
    void aNameWithAnUnquotedCommaIsToldWithTheLine() {
        assertThatThrownBy(() -> changed(IOMETER_2004, "MANAGER,VM01", "MANAGER,VM,01"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("line 16, has 57 fields, and its header has 56; put a name that has a comma");
    }

    @Test
    void latin1AndUtf8AreRead() throws IOException {
        Path utf8 = Files.writeString(
                folder.resolve("utf8.csv"), "\uFEFF" + Samples.text(IOMETER_110), StandardCharsets.UTF_8);

        assertThat(ImportReader.iometer()
                        .read(utf8)
                        .runs()
                        .get(0)
                        .value("iops")
                        .orElseThrow()
                        .machines())
                .containsOnlyKeys("BÜRO-01");
    }

    @Test
    void aRunWithoutItsClosingTimeStampIsCutOff() throws IOException {
        String text = Samples.text(IOMETER_2004);
        String cut = text.substring(0, text.lastIndexOf("'Time Stamp"));

        List<ImportedRun> runs = ImportReader.iometer()
                .read(Samples.write(folder, "cut.csv", cut))
                .runs();

        assertThat(runs)
                .extracting(ImportedRun::broken)
                .containsExactly(null, "is cut off: no time stamp stands after it");
        assertThat(runs.get(1).values()).isEmpty();
    }

    @Test
    void aManagerThatIsMissingIsNoticed() throws IOException {
        String text = Samples.text(IOMETER_2004).replaceAll("MANAGER,VM02[^\\n]*\\n", "");

        assertThat(ImportReader.iometer()
                        .read(Samples.write(folder, "missing.csv", text))
                        .runs()
                        .get(1)
                        .broken())
                .isEqualTo("is of 2 managers and has the rows of 1");
    }

    @Test
    void aSumThatIsNotThatOfItsManagersIsNoticed() throws IOException {
        assertThat(changed(IOMETER_2004, "ALL,All,Default,2,2,2,216.0", "ALL,All,Default,2,2,2,261.0")
                        .runs()
                        .get(1)
                        .broken())
                .contains("contradicts itself");
    }

    @Test
    void resultsThatWereSavedWithoutManagersHaveNoMachines() throws IOException {
        String text = Samples.text(IOMETER_2004).replaceAll("(?m)^(MANAGER|PROCESSOR|WORKER|DISK)[^\\n]*\\n", "");

        ImportedRun run = ImportReader.iometer()
                .read(Samples.write(folder, "all.csv", text))
                .runs()
                .get(1);

        assertThat(run.broken()).isNull();
        assertThat(run.value("iops").orElseThrow().machines()).isEmpty();
    }

    @Test
    void whatIsNoResultOfIometerIsRefusedInOneSentence() throws IOException {
        assertThatThrownBy(() -> sample("fio-3.33-local.json")).isInstanceOf(UnreadableFileException.class);
        assertThatThrownBy(() -> sample("iometer-header-2004.07.30.csv")).hasMessageContaining("time stamp");
        assertThatThrownBy(() -> changed(IOMETER_2004, ",IOps,", ",I/Os,"))
                .hasMessageContaining("without the column 'IOps'");
        assertThatThrownBy(() -> changed(IOMETER_2004, ",Read IOps,", ",IOps,"))
                .hasMessageContaining("has the column 'IOps' twice");
        assertThatThrownBy(() -> changed(IOMETER_2004, "412.000000", "four hundred"))
                .hasMessageContaining("line 15, has 'four hundred' for 'IOps'");
        assertThatThrownBy(() -> changed(IOMETER_2004, "2005-01-27 15:02:02:003", "yesterday"))
                .hasMessageContaining("is no time stamp of IOMeter: 'yesterday'");
        assertThatThrownBy(() -> changed(IOMETER_2004, "'Results\r\n'Target", "'Result\r\n'Target"))
                .hasMessageContaining("starts with ''Result', which is no part of IOMeter's results");
        assertThatThrownBy(() -> changed(IOMETER_2004, "0,CONSTRUCTED", "\"0,CONSTRUCTED"))
                .hasMessageContaining("quotation mark");
    }
}
