package dev.plumbline.lab.hosts;

import dev.plumbline.mutation.MutatedLabs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedHostsYamlTest {

    private static final int CASES = 600;

    @TempDir
    Path folder;

    @Test
    void aDamagedDescriptionOfALabOfHostsIsReadOrRefusedInASentence() throws Exception {
        MutatedLabs.run("hosts", CASES, folder, lab -> HostsSettings.read(lab.settings()));
    }
}
