package dev.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("new/folder/001-a.jsonl");
    }

    @Test
    void aFinishedJournalGivesBackTheSessionAndItsJudgement() throws IOException {
        write(true);

        Run.Judged read = JournalReader.read(file);

        assertThat(read.session()).isEqualTo(session(null));
        assertThat(read.judgement()).isEqualTo(ModelSamples.judgement());
    }

    @Test
    void aSessionThatEndedEarlySaysWhy() throws IOException {
        try (JournalWriter writer = JournalWriter.create(file, ModelSamples.header())) {
            writer.finish("the budget of 40 min was spent", ModelSamples.judgement());
        }

        assertThat(JournalReader.read(file).session().endedEarly()).isEqualTo("the budget of 40 min was spent");
    }

    @Test
    void eachLineCanBeReadAsSoonAsItIsAppended() throws IOException {
        try (JournalWriter writer = JournalWriter.create(file, ModelSamples.header())) {
            writer.append(ModelSamples.complete());

            assertThat(JournalReader.read(file).session().trials()).containsExactly(ModelSamples.complete());
        }
    }

    @Test
    void anInterruptedThreadStillKeepsItsJournal() throws IOException {
        try (JournalWriter writer = JournalWriter.create(file, ModelSamples.header())) {
            Thread.currentThread().interrupt();
            writer.append(ModelSamples.complete());
            assertThat(Thread.interrupted()).isTrue();
            writer.append(ModelSamples.broken());
        }

        assertThat(JournalReader.read(file).session().trials()).hasSize(2);
    }

    @Test
    void aKilledRunHasNoJudgementAndSaysAfterHowManyTrials() throws IOException {
        write(false);

        Run.Judged read = JournalReader.read(file);

        assertThat(read.judgement()).isNull();
        assertThat(read.session()).isEqualTo(session("the run was killed after 2 trials"));
    }

    @Test
    void aLastLineThatWasCutOffAnywhereIsLeftOutAndSaid() throws IOException {
        write(false);
        byte[] whole = Files.readAllBytes(file);
        int lastLine = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('\n', whole.length - 2) + 1;
        for (int length = lastLine + 1; length < whole.length - 1; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            Session session = JournalReader.read(file).session();

            assertThat(session.trials()).hasSize(1);
            assertThat(session.endedEarly())
                    .isEqualTo(
                            "the run was killed after 1 trial, while the next line of its journal was being written");
        }
    }

    @Test
    void aLastLineThatLacksOnlyItsLineFeedCounts() throws IOException {
        write(false);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));

        assertThat(JournalReader.read(file).session().trials()).hasSize(2);
    }

    @Test
    void anExistingJournalIsNeverOverwritten() throws IOException {
        write(true);

        assertThatThrownBy(() -> JournalWriter.create(file, ModelSamples.header()))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(JournalReader.read(file).session().trials()).hasSize(2);
    }

    @Test
    void aHeaderWithTrialsIsRefused() {
        assertThatThrownBy(() -> JournalWriter.create(file, session(null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGarbageLineIsNamedByFileAndNumber() throws IOException {
        write(false);
        Files.writeString(file, "what is this?\n", StandardOpenOption.APPEND);

        assertUnreadable("001-a.jsonl, line 6, is not a line of a journal");
    }

    @Test
    void aRecordThatContradictsItselfIsNamedByFileAndNumber() throws IOException {
        write(false);
        String text = Files.readString(file).replace("\"outcome\":\"BROKEN\"", "\"outcome\":\"COMPLETE\"");
        Files.writeString(file, text);

        assertUnreadable("line 5, is not a line of a journal, in trial: a complete trial has a measurement");
    }

    @Test
    void aNewerFormatIsNamedAsSuchWhateverElseIsInIt() throws IOException {
        write(false);
        Files.writeString(file, Files.readString(file).replaceFirst("\"format\":1", "\"format\":2,\"unheardOf\":{}"));

        assertUnreadable(
                "line 1, has format version 2, but this Plumbline reads versions up to 1; use a newer Plumbline");
    }

    @Test
    void aFileWithoutAFormatIsNoJournal() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"kind\":\"trial\"}\n");
        assertUnreadable("line 1, is not the first line of a journal: it has no format version");

        Files.writeString(file, "hello\n");
        assertUnreadable("line 1, is not that of a journal");

        Files.writeString(file, "{\"kind\":\"session\",\"for");
        assertUnreadable("line 1, was cut off, so nothing is known of the run");

        Files.writeString(file, "");
        assertUnreadable("is empty, not a journal");
    }

    @Test
    void nothingStandsAfterTheEnd() throws IOException {
        write(true);
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, lines.get(2) + "\n", StandardOpenOption.APPEND);

        assertUnreadable("line 7, does not belong after the lines above it");
    }

    private void assertUnreadable(String sentence) {
        assertThatThrownBy(() -> JournalReader.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("\n");
    }

    private void write(boolean finish) throws IOException {
        try (JournalWriter writer = JournalWriter.create(file, ModelSamples.header())) {
            writer.append(ModelSamples.fixture());
            writer.append(ModelSamples.complete());
            writer.append(ModelSamples.failedFixture());
            writer.append(ModelSamples.broken());
            if (finish) {
                writer.finish(null, ModelSamples.judgement());
            }
        }
    }

    private static Session session(String endedEarly) {
        Session header = ModelSamples.header();
        return header.measured(
                header.design(),
                List.of(ModelSamples.fixture(), ModelSamples.failedFixture()),
                List.of(ModelSamples.complete(), ModelSamples.broken()),
                endedEarly);
    }
}
