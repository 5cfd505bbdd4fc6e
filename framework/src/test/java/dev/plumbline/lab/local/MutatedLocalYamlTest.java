package dev.plumbline.lab.local;

import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.Labs;
import dev.plumbline.mutation.LabFiles;
import dev.plumbline.mutation.Mutations;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedLocalYamlTest {

    private static final int CASES = 700;

    @TempDir
    Path folder;

    @Test
    void aDamagedDescriptionOfALocalLabIsReadOrRefusedInASentence() throws Exception {
        Mutations.run("lab.yaml (local)", CASES, LabFiles.of("local"), this::read);
    }

    private void read(byte[] input) throws Exception {
        Files.write(folder.resolve("lab.yaml"), input);
        Labs labs = Labs.read(folder);
        for (String name : labs.names()) {
            LabDescription description = labs.describe(name);
            if (description.kind().equals("local")) {
                LocalSettings.read(description.settings());
            }
        }
    }
}
