package dev.plumbline.imports;

import static dev.plumbline.imports.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.journal.UnreadableFileException;
import dev.plumbline.model.Better;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FioReaderTest {

    @TempDir
    Path folder;

    private ImportedFile sample(String name) throws IOException {
        return ImportReader.fio().read(Samples.copy(name, folder));
    }

    private ImportedRun changed(String name, String from, String to) throws IOException {
        String text = Samples.text(name);
        assertThat(text).contains(from);
        return ImportReader.fio()
                .read(Samples.write(folder, "changed.json", text.replace(from, to)))
                .runs()
                .get(0);
    }

    @Test
    void aSingleJobHasTheNumbersThatStandInItsFile() throws IOException {
        ImportedFile file = sample("fio-3.33-local.json");

        assertThat(file.kind()).isEqualTo("fio 3.33 JSON");
        ImportedRun run = file.runs().get(0);
        assertThat(run.time()).isEqualTo(Instant.ofEpochMilli(1795334238599L));
        assertThat(value(run, "iops")).isEqualTo(15376.623377);
        assertThat(value(run, "throughput")).isEqualTo(62982649 / 1048576.0);
        assertThat(value(run, "p99")).isLessThan(value(run, "latencyMax"));
        assertThat(run.value("iops").orElseThrow().better()).isEqualTo(Better.HIGHER);
        assertThat(run.value("latencyMean").orElseThrow().unit()).isEqualTo("ms");
        assertThat(run.facts())
                .containsEntry("bs", "4k")
                .containsEntry("rw", "randread")
                .containsEntry("job", "local");
    }

    @Test
    void aDirectionWithoutIoIsMissingAndNeverZero() throws IOException {
        ImportedRun run = sample("fio-3.33-local.json").runs().get(0);

        assertThat(run.values()).extracting(ImportedValue::name).doesNotContain("writeIops", "trimIops");
        assertThat(value(run, "readIops")).isEqualTo(value(run, "iops"));
    }

    @Test
    void jobsOfOneGroupRanTogetherAndAreAdded() throws IOException {
        ImportedRun run = sample("fio-3.33-two-jobs.json").runs().get(0);

        assertThat(value(run, "iops")).isEqualTo(3639.720559 + 340896.103896);
        assertThat(run.facts()).containsEntry("job", "a+b").containsEntry("rw", "randread+randwrite");
        assertThat(run.values())
                .extracting(ImportedValue::name)
                .contains("readP99", "writeP99")
                .doesNotContain("p99");
    }

    @Test
    void groupReportingIsOneRowAndItsDirectionsAreAdded() throws IOException {
        ImportedRun run = sample("fio-3.33-group-reporting.json").runs().get(0);

        assertThat(value(run, "iops")).isEqualTo(18486.513487 + 18625.374625);
        assertThat(run.facts()).containsEntry("jobs", "1").containsEntry("numjobs", "2");
    }

    @Test
    void groupsRanOneAfterTheOtherAndAreRunsOfTheirOwn() throws IOException {
        ImportedFile file = sample("fio-3.33-stonewall.json");

        assertThat(file.runs()).extracting(run -> run.facts().get("job")).containsExactly("a", "b");
        assertThat(file.runs()).extracting(run -> value(run, "iops")).containsExactly(13362.637363, 256352.647353);
        assertThat(file.runs()).extracting(ImportedRun::digest).doesNotHaveDuplicates();
    }

    @Test
    void trimsAreOperationsToo() throws IOException {
        ImportedRun run = sample("fio-3.33-trim.json").runs().get(0);

        assertThat(value(run, "iops")).isEqualTo(3346798.201798);
        assertThat(value(run, "trimIops")).isEqualTo(3346798.201798);
    }

    @Test
    void textMayStandBeforeAndAfterTheJson() throws IOException {
        assertThat(value(sample("fio-3.33-json-and-normal.txt").runs().get(0), "iops"))
                .isGreaterThan(0);
    }

    @Test
    void percentilesOfTheWholeLatencyWinOverThoseOfCompletion() throws IOException {
        ImportedRun whole =
                sample("fio-3.33-jsonplus-all-percentiles.json").runs().get(0);
        ImportedRun completion = sample("fio-3.33-local.json").runs().get(0);

        assertThat(value(whole, "p99")).isEqualTo(6560 / 1e6);
        assertThat(value(whole, "p99.9")).isEqualTo(201728 / 1e6);
        assertThat(whole.value("p99").orElseThrow().note()).isNull();
        assertThat(completion.value("p99").orElseThrow().note()).contains("completion latency");
    }

    @Test
    void clientsAreMachinesAndTheirSumIsTheValue() throws IOException {
        ImportedFile file = sample("fio-3.33-client-two-servers.txt");

        ImportedValue reads = file.runs().get(0).value("readIops").orElseThrow();
        assertThat(reads.machines())
                .containsEntry("127.0.0.1:18802", 24344.827586)
                .containsEntry("127.0.0.1:18801", 24761.11944)
                .hasSize(2);
        assertThat(reads.value()).isEqualTo(49105.947026, within(1e-3));
        assertThat(file.runs().get(0).facts()).containsEntry("hosts", "2").containsEntry("bs", "2k");
        assertThat(file.remarks()).isEmpty();
        assertThat(file.runs().get(0).value("latencyMean").orElseThrow().value())
                .isEqualTo((46428.94018 * 98261 + 59993.221246 * 48367) / (98261 + 48367) / 1e6, within(1e-6));
    }

    @Test
    void withoutARowOfAllClientsTheHostsAreAddedAndThatIsSaid() throws IOException {
        String text = Samples.text("fio-3.33-client-two-servers.txt");
        int row = text.lastIndexOf("    {\n      \"jobname\" : \"All clients\"");
        int end = text.indexOf("\n    }\n", row) + "\n    }\n".length();
        String without = text.substring(0, text.lastIndexOf(',', row)) + "\n" + text.substring(end);

        ImportedFile file = ImportReader.fio().read(Samples.write(folder, "hosts.json", without));

        assertThat(value(file.runs().get(0), "readIops")).isEqualTo(49105.947026, within(1e-3));
        assertThat(file.remarks()).hasSize(1).first().asString().contains("no row 'All clients'");
    }

    @Test
    void aClientThatIsMissingFromTheSumIsNoticed() throws IOException {
        assertThatThrownBy(() ->
                        changed("fio-3.33-client-two-servers.txt", "\"total_ios\" : 48714", "\"total_ios\" : 8714"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("All clients");
    }

    @ParameterizedTest
    @CsvSource({
        "fio-3.33-enospc.json, 'enospc' ended with error 28 (no space left)",
        "fio-3.33-client-bad-directory.txt, no server ran the job; it printed 'fio: /nonexistent is not a directory'",
        "fio-3.33-client-one-server-down.txt, lost a client",
        "fio-3.33-client-server-killed.txt, lost a client",
        "CONSTRUCTED-results-2004.07.30.csv, holds no JSON; fio writes it with --output-format=json",
    })
    void aRunThatFailedIsRefusedInOneSentence(String name, String sentence) {
        assertThatThrownBy(() -> sample(name))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(sentence.replace("'enospc'", "'enospc'"))
                .hasMessageNotContaining("\n");
    }

    @Test
    void globalOptionsMayBeAnArray() throws IOException {
        ImportedRun run = changed(
                "fio-3.33-trim.json",
                "\"global options\" : {\n    \"runtime\" : \"1\",\n    \"size\" : \"64m\",\n    \"ioengine\" : \"null\","
                        + "\n    \"bs\" : \"4k\"\n  }",
                "\"global options\" : [ { \"ioengine\" : \"null\" }, { \"bs\" : \"4k\" } ]");

        assertThat(run.facts()).containsEntry("ioengine", "null").containsEntry("bs", "4k");
    }

    @Test
    void aValueThatStandsTwiceIsNone() {
        assertThatThrownBy(() -> changed(
                        "fio-3.33-local.json", "\"iops\" : 15376.623377,", "\"iops\" : 15376.623377, \"iops\" : 9,"))
                .hasMessageContaining("has 'iops' twice in one object");
    }

    @Test
    void aSteadyStateThatWasNotReachedIsSaid() throws IOException {
        assertThat(sample("fio-3.33-steadystate.json").remarks()).isEmpty();

        String text = Samples.text("fio-3.33-steadystate.json").replace("\"attained\" : 1", "\"attained\" : 0");
        assertThat(ImportReader.fio()
                        .read(Samples.write(folder, "ss.json", text))
                        .remarks())
                .containsExactly("ss.json: the job 'ss' did not reach the steady state that was asked for");
    }

    @Test
    void olderVersionsHaveMicrosecondsAndKibibytesOnly() throws IOException {
        String text = Samples.text("fio-3.33-local.json")
                .replaceAll("\"bw_bytes\" : \\d+,\\s*", "")
                .replace("lat_ns\"", "lat\"")
                .replace("fio-3.33", "fio-2.16");

        ImportedFile file = ImportReader.fio().read(Samples.write(folder, "fio2.json", text));

        ImportedRun old = file.runs().get(0);
        assertThat(file.kind()).isEqualTo("fio 2.16 JSON");
        assertThat(value(old, "throughput")).isEqualTo(61506 / 1024.0);
        assertThat(value(old, "latencyMean"))
                .isEqualTo(value(sample("fio-3.33-local.json").runs().get(0), "latencyMean") * 1000, within(1e-6));
    }

    @Test
    void twoResultsInOneFileAreRefused() throws IOException {
        String text = Samples.text("fio-3.33-local.json");

        assertThatThrownBy(() -> ImportReader.fio().read(Samples.write(folder, "two.json", text + text)))
                .hasMessageContaining("more than one result");
    }

    @Test
    void jsonOfSomethingElseIsRefused() {
        assertThatThrownBy(() -> ImportReader.fio().read(Samples.write(folder, "other.json", "{\"jobs\": []}")))
                .hasMessageContaining("has no job");
        assertThatThrownBy(() -> ImportReader.fio().read(Samples.write(folder, "other.json", "{\"a\": 1}")))
                .hasMessageContaining("neither 'jobs' nor 'client_stats'");
        assertThatThrownBy(() -> changed("fio-3.33-local.json", "fio version", "version"))
                .hasMessageContaining("not of fio");
    }

    @Test
    void sizeAndNestingAreBounded() throws IOException {
        Path large = folder.resolve("large.json");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(SourceText.MAX_BYTES + 1L);
        }

        assertThatThrownBy(() -> ImportReader.fio().read(large)).hasMessageContaining("larger than 64 MiB");
        assertThatThrownBy(() ->
                        ImportReader.fio().read(Samples.write(folder, "deep.json", "{\"a\":" + "[".repeat(1_000_000))))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("nesting depth");
    }
}
