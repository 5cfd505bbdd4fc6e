package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.OneLine;
import dev.plumbline.mutation.LabFiles;
import dev.plumbline.mutation.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lab.yaml} of labs that can be opened anywhere, and ledgers. */
class MutatedLabFilesTest {

    private static final int CASES = 1_000;
    private static final String LEDGER = """
            {"format":1,"host":"%s","lab":"bench","lock":"embedded","pid":2147483000,"started":"2026-01-01T00:00:00Z"}
            {"arguments":{"path":"/tmp/plumbline-00000000-1111-2222-3333-444444444444"},"handler":"folder","undo":1}
            {"arguments":{"name":"lun-1"},"handler":"lun","undo":2}
            {"done":2}
            {"arguments":{"change":"driver","arm":"old"},"handler":"arm","undo":3}
            """;

    @TempDir
    Path folder;

    @Test
    void aDamagedDescriptionOfAnEmbeddedLabIsOpenedOrRefusedInASentence() throws Exception {
        Mutations.run("lab.yaml (embedded)", CASES, LabFiles.of("embedded"), input -> {
            Files.write(folder.resolve("lab.yaml"), input);
            Labs labs = Labs.read(folder);
            for (String name : labs.names()) {
                if (labs.describe(name).kind().equals("embedded")) {
                    try (Lab lab = labs.open(name, folder.resolve("scratch"))) {
                        assertThat(lab.times().measure()).isPositive();
                    }
                }
            }
        });
        assertThat(folder.resolve("scratch")).doesNotExist();
    }

    /** As a dead process would have left it; nothing but what a ledger of runs can name is ever deleted. */
    @Test
    void ofADamagedLedgerWhatIsWholeIsTakenBackAndTheRestIsTold() throws Exception {
        Path others = Files.createDirectories(folder.resolve("plumbline-others"));
        Path ledgers = Files.createDirectory(folder.resolve("state"));
        Path file = ledgers.resolve("bench-2147483000-1767225600000-1" + LedgerName.ENDING);
        String sample = LEDGER.formatted(Owner.self().host()).replace("/tmp/", folder + "/");
        String another = sample.replace("-00000000-1111-2222-3333-444444444444", "-others");

        Mutations.run("ledgers", CASES * 2 / 5, List.of(sample, another), input -> {
            Files.write(file, input);
            List<String> failures = Reaper.reapWithout("bench", ledgers).failures();
            Files.deleteIfExists(file);
            if (failures.size() > 1) { // one is that the lab itself is not there
                throw new IOException(OneLine.of(failures.get(0)));
            }
        });

        assertThat(others).exists();
    }

    @Test
    void aliasesTagsAndOtherDocumentsMakeNothing() throws Exception {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + ", ").repeat(10));
            bomb.setLength(bomb.length() - 2);
            bomb.append("]\n");
        }
        List<String> hostile = List.of(
                bomb + "labs: {x: {like: embedded, lun: *a11}}\n",
                "labs: {x: !!java.lang.ProcessBuilder [touch, " + folder + "/made]}\n",
                "labs: {x: {like: embedded, lun: {service: !!java.io.FileOutputStream [" + folder + "/made]}}}\n",
                "labs: {x: {like: embedded}}\n---\nlabs: {}\n",
                "labs: {x: " + "[".repeat(900_000) + "\n",
                "labs:\n  x: {like: embedded, lun: &l {service: 1 ms, <<: *l}}\n");

        for (String text : hostile) {
            Files.writeString(folder.resolve("lab.yaml"), text, StandardCharsets.UTF_8);
            String told = told();
            assertThat(told).as(text.substring(0, Math.min(80, text.length()))).doesNotContain("Exception", "\n");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("lab.yaml"));
        }
    }

    private String told() {
        try (Lab lab = Labs.read(folder).open("x", folder.resolve("scratch"))) {
            throw new AssertionError("was opened: " + lab.description());
        } catch (MisuseException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
