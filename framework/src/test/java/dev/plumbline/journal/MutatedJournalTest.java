package dev.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.mutation.Mutations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedJournalTest {

    private static final int CASES = 450;

    @TempDir
    Path folder;

    @Test
    void aDamagedJournalIsReadOrRefusedInASentence() throws Exception {
        Path whole = folder.resolve("whole/001-a.jsonl");
        try (JournalWriter writer = JournalWriter.create(whole, ModelSamples.header())) {
            writer.append(ModelSamples.complete());
            writer.append(ModelSamples.broken());
            writer.finish(null, ModelSamples.judgement());
        }
        String sample = Files.readString(whole, StandardCharsets.ISO_8859_1);
        Path file = folder.resolve("001-b.jsonl");

        Mutations.run("journals", CASES, List.of(sample), input -> {
            Files.write(file, input);
            Run run = RunFolder.read(folder);
            assertThat(run.sessions().size() + run.unmeasured().size())
                    .as("whatever it holds, the run has a report")
                    .isEqualTo(1);
            JournalReader.read(file)
                    .session()
                    .trials()
                    .forEach(trial -> assertThat(trial.block()).isPositive());
        });
    }
}
