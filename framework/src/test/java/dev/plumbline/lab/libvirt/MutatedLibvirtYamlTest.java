package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.Labs;
import dev.plumbline.mutation.LabFiles;
import dev.plumbline.mutation.Mutations;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedLibvirtYamlTest {

    private static final int CASES = 900;

    @TempDir
    Path folder;

    @Test
    void aDamagedDescriptionOfALibvirtLabIsReadOrRefusedInASentence() throws Exception {
        Mutations.run("lab.yaml (libvirt)", CASES, LabFiles.of("libvirt"), this::read);
    }

    private void read(byte[] input) throws Exception {
        Files.write(folder.resolve("lab.yaml"), input);
        Labs labs = Labs.read(folder);
        for (String name : labs.names()) {
            LabDescription description = labs.describe(name);
            if (description.kind().equals("libvirt")) {
                if (description.settings().keys().contains(ExistingLabSettings.KEY)) {
                    ExistingLabSettings.read(description.settings());
                } else {
                    LibvirtSettings.read(description.settings());
                }
            }
        }
    }
}
