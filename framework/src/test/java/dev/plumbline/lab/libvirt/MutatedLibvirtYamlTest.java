package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.LabDescription;
import dev.plumbline.mutation.MutatedLabs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedLibvirtYamlTest {

    private static final int CASES = 900;

    @TempDir
    Path folder;

    @Test
    void aDamagedDescriptionOfALibvirtLabIsReadOrRefusedInASentence() throws Exception {
        MutatedLabs.run("libvirt", CASES, folder, MutatedLibvirtYamlTest::read);
    }

    private static void read(LabDescription lab) {
        if (lab.settings().keys().contains(ExistingLabSettings.KEY)) {
            ExistingLabSettings.read(lab.settings());
        } else {
            LibvirtSettings.read(lab.settings());
        }
    }
}
