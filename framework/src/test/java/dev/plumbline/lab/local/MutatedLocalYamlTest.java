package dev.plumbline.lab.local;

import dev.plumbline.mutation.MutatedLabs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedLocalYamlTest {

    private static final int CASES = 700;

    @TempDir
    Path folder;

    @Test
    void aDamagedDescriptionOfALocalLabIsReadOrRefusedInASentence() throws Exception {
        MutatedLabs.run("local", CASES, folder, lab -> LocalSettings.read(lab.settings()));
    }
}
