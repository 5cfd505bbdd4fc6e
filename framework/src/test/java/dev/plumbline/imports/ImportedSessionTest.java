package dev.plumbline.imports;

import static dev.plumbline.imports.Samples.IOMETER_110;
import static dev.plumbline.imports.Samples.IOMETER_2004;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.Better;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedSessionTest {

    @TempDir
    Path folder;

    private static ImportRequest request(Map<String, String> factors, Map<String, String> only, String... responses) {
        return new ImportRequest(
                "org.example.VmCount.disk",
                "esx",
                null,
                factors,
                only,
                Arrays.stream(responses).map(ResponseChoice::parse).toList());
    }

    private LeveledFile iometer(String name, Map<String, String> levels) throws IOException {
        return new LeveledFile(ImportReader.iometer().read(Samples.copy(name, folder)), levels);
    }

    private LeveledFile fio(String name, Map<String, String> levels) throws IOException {
        return new LeveledFile(ImportReader.fio().read(Samples.copy(name, folder)), levels);
    }

    private Session sweep() throws IOException {
        return ImportedSession.of(
                        request(Map.of("vms", "targets"), Map.of()), List.of(iometer(IOMETER_110, Map.of())), List.of())
                .session();
    }

    @Test
    void aSweepInAFileBecomesTreatmentsAndItsRepeatsBlocks() throws IOException {
        Session session = sweep();

        assertThat(session.experiment().treatments())
                .extracting(Treatment::id)
                .containsExactly("vms=1", "vms=2", "vms=4");
        assertThat(session.trials())
                .extracting(trial -> trial.treatment() + " block " + trial.block())
                .containsExactly("vms=1 block 1", "vms=2 block 1", "vms=4 block 1", "vms=1 block 2", "vms=2 block 2");
        assertThat(session.design().blocks()).isEqualTo(2);
        assertThat(session.importedFrom()).isEqualTo("IOMeter 1.1.0 CSV");
        assertThat(session.partial()).isFalse();
        assertThat(session.experiment().factors().get(0).numeric()).isTrue();
    }

    @Test
    void theFingerprintTellsWhatWasAskedAndNotWhere() throws IOException {
        Session session = ImportedSession.of(
                        request(Map.of(), Map.of()),
                        List.of(fio("fio-3.33-client-two-servers.txt", Map.of("vms", "2"))),
                        List.of())
                .session();

        assertThat(session.fingerprint().identity()).isEmpty();
        assertThat(session.fingerprint().informational())
                .containsEntry("import.tool", "fio 3.33 JSON")
                .containsEntry("fio.bs", "2k")
                .doesNotContainKey("fio.directory");
        assertThat(session.fingerprint().informational().values()).noneMatch(value -> value.contains("127.0.0.1"));
    }

    @Test
    void storedSessionsGiveQuestionFactorsAndResponses() throws IOException {
        Session stored = ImportedSession.of(
                        new ImportRequest(
                                "org.example.VmCount.disk",
                                "esx",
                                "How many?",
                                Map.of("vms", "targets"),
                                Map.of(),
                                List.of(ResponseChoice.parse("iops:1/s:higher:3%"))),
                        List.of(iometer(IOMETER_110, Map.of())),
                        List.of())
                .session();

        Session session = ImportedSession.of(
                        request(Map.of(), Map.of()),
                        List.of(fio("fio-3.33-local.json", Map.of("vms", "1"))),
                        List.of(stored))
                .session();

        assertThat(session.experiment().question()).isEqualTo("How many?");
        assertThat(session.experiment().responses()).containsExactly(new Response("iops", "1/s", Better.HIGHER, 0.03));
    }

    @Test
    void theSameRunIsNotImportedTwice() throws IOException {
        Session stored = sweep();

        assertThatThrownBy(() -> ImportedSession.of(
                        request(Map.of("vms", "targets"), Map.of("start", "2")),
                        List.of(iometer(IOMETER_110, Map.of())),
                        List.of(stored)))
                .isInstanceOf(MisuseException.class)
                .hasMessage(IOMETER_110 + ", start 2, run 1 is stored already, in session " + stored.id()
                        + " of org.example.VmCount.disk on lab esx");
        assertThatThrownBy(() -> ImportedSession.of(
                        request(Map.of("vms", "targets"), Map.of()),
                        List.of(iometer(IOMETER_110, Map.of()), iometer(IOMETER_110, Map.of())),
                        List.of()))
                .hasMessageContaining("is the same run as");
    }

    @Test
    void runsThatMeasuredDifferentThingsAreNotRepeatsOfEachOther() {
        assertThatThrownBy(() -> ImportedSession.of(
                        request(Map.of(), Map.of()),
                        List.of(fio("fio-3.33-stonewall.json", Map.of("vms", "1"))),
                        List.of()))
                .hasMessageContaining("would both be the treatment vms=1, but the fact rw is 'randread' in one and"
                        + " 'randwrite' in the other: tell them apart with --factor");
    }

    @Test
    void onlyLeavesRunsOutAndABrokenOneMustBe() throws IOException {
        String text = Samples.text(IOMETER_2004);
        Path cut = Samples.write(folder, "cut.csv", text.substring(0, text.lastIndexOf("'Time Stamp")));
        LeveledFile file = new LeveledFile(ImportReader.iometer().read(cut), Map.of());

        assertThatThrownBy(() ->
                        ImportedSession.of(request(Map.of("vms", "managers"), Map.of()), List.of(file), List.of()))
                .hasMessageContaining("cut.csv, start 2, run 1 is cut off");
        assertThat(ImportedSession.of(
                                request(Map.of("vms", "managers"), Map.of("start", "1")), List.of(file), List.of())
                        .session()
                        .trials())
                .extracting(TrialRecord::treatment)
                .containsExactly("vms=1");
        assertThatThrownBy(
                        () -> ImportedSession.of(request(Map.of(), Map.of("spec", "none")), List.of(file), List.of()))
                .hasMessageContaining("no run is left");
    }

    @Test
    void aLevelIsThatOfTheStoredSessionWithTheSameNumber() throws IOException {
        Session stored = ImportedSession.of(
                        request(Map.of(), Map.of()),
                        List.of(fio("fio-3.33-local.json", Map.of("block", "2 KiB"))),
                        List.of())
                .session();

        Session session = ImportedSession.of(
                        request(Map.of("block", "size"), Map.of("start", "1")),
                        List.of(iometer(IOMETER_2004, Map.of())),
                        List.of(stored))
                .session();

        assertThat(session.trials()).extracting(TrialRecord::treatment).containsExactly("block=2 KiB");
    }

    @Test
    void factorsThatDoNotFitAreToldWithTheWayOut() throws IOException {
        Session stored = sweep();

        assertThatThrownBy(() -> ImportedSession.of(
                        request(Map.of(), Map.of()),
                        List.of(fio("fio-3.33-local.json", Map.of("machines", "1"))),
                        List.of(stored)))
                .hasMessageContaining("has levels of [machines], the stored sessions have the factors [vms]");
        assertThatThrownBy(() -> ImportedSession.of(
                        request(Map.of("depth", "iodepth"), Map.of()),
                        List.of(fio("fio-3.33-local.json", Map.of())),
                        List.of()))
                .hasMessageContaining("does not tell 'iodepth'; it tells [bs, group, ioengine, job, jobs, rw]");
    }

    @Test
    void aResponseIsTakenFromAnotherValueAndItsUnitMustAgree() throws IOException {
        LeveledFile file = fio("fio-3.33-local.json", Map.of("vms", "1"));

        Session session = ImportedSession.of(request(Map.of(), Map.of(), "latency=p99"), List.of(file), List.of())
                .session();

        assertThat(session.experiment().responses()).containsExactly(new Response("latency", "ms", Better.LOWER, 0.05));
        assertThatThrownBy(() ->
                        ImportedSession.of(request(Map.of(), Map.of(), "iops:MB/s:higher"), List.of(file), List.of()))
                .hasMessageContaining(
                        "the response 'iops' is in 'MB/s', but 'iops' of fio-3.33-local.json is in '1/s'");
        assertThatThrownBy(() -> ImportedSession.of(request(Map.of(), Map.of(), "cpu"), List.of(file), List.of()))
                .hasMessageContaining("has no 'cpu'; it has [iops, latencyMax, latencyMean, p50");
        assertThatThrownBy(() -> ResponseChoice.parse("iops:1/s:more")).hasMessageContaining("is no response");
    }

    @Test
    void theIdFollowsFromTheRuns() throws IOException {
        assertThat(sweep().id()).isEqualTo(sweep().id()).matches("[0-9a-f]{8}");
    }
}
