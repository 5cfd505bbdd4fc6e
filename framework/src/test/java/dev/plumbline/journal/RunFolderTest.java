package dev.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    @TempDir
    Path folder;

    @Test
    void aRunIsReadInTheOrderInWhichItsExperimentsRan() throws IOException {
        for (int number = 1; number <= 12; number++) {
            JournalWriter.create(RunFolder.journal(folder, number, "a.B.c" + number), ModelSamples.header())
                    .close();
        }
        Run.Unmeasured unmeasured = new Run.Unmeasured("a.B.d", "what?", "the lab has no bonds");
        JournalWriter.unmeasured(
                RunFolder.journal(folder, 13, "a.B.d"), ModelSamples.START.minus(Duration.ofHours(1)), unmeasured);

        Run run = RunFolder.read(folder);

        assertThat(run.sessions()).hasSize(12);
        assertThat(run.unmeasured()).containsExactly(unmeasured);
        assertThat(run.started()).isEqualTo(ModelSamples.START.minus(Duration.ofHours(1)));
    }

    @Test
    void aDamagedJournalLeavesTheOthersReadable() throws IOException {
        JournalWriter.create(RunFolder.journal(folder, 1, "a.B.c"), ModelSamples.header())
                .close();
        Files.writeString(RunFolder.journal(folder, 2, "a.B.d"), "garbage\n");

        Run run = RunFolder.read(folder);

        assertThat(run.sessions()).hasSize(1);
        assertThat(run.unmeasured()).singleElement().satisfies(lost -> {
            assertThat(lost.id()).isEqualTo("002-a.B.d");
            assertThat(lost.sentence()).contains("002-a.B.d.jsonl, line 1, is not that of a journal");
        });
    }

    @Test
    void aNameThatNoFolderCouldHoldIsMadeSafe() {
        assertThat(RunFolder.journal(folder, 1, "a.B.c/../d e").getFileName().toString())
                .isEqualTo("001-a.B.c_.._d_e.jsonl");
        assertThat(RunFolder.journal(folder, 1, "x".repeat(400)).getFileName().toString())
                .hasSizeLessThan(200);
    }

    @Test
    void aFolderWithoutJournalsIsSaid() {
        assertThatThrownBy(() -> RunFolder.read(folder))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("holds no journal");
    }
}
