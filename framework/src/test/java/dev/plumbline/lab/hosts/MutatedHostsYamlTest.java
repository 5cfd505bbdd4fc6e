package dev.plumbline.lab.hosts;

import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.Labs;
import dev.plumbline.mutation.LabFiles;
import dev.plumbline.mutation.Mutations;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedHostsYamlTest {

    private static final int CASES = 600;

    @TempDir
    Path folder;

    @Test
    void aDamagedDescriptionOfALabOfHostsIsReadOrRefusedInASentence() throws Exception {
        Mutations.run("lab.yaml (hosts)", CASES, LabFiles.of("hosts"), this::read);
    }

    private void read(byte[] input) throws Exception {
        Files.write(folder.resolve("lab.yaml"), input);
        Labs labs = Labs.read(folder);
        for (String name : labs.names()) {
            LabDescription description = labs.describe(name);
            if (description.kind().equals("hosts")) {
                HostsSettings.read(description.settings());
            }
        }
    }
}
