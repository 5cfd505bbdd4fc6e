package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hypervisor's definition of a machine can name no file, nor grow. */
class HostileXmlTest {

    @TempDir
    Path folder;

    @Test
    void declarationsAreRefusedAndNothingOfTheirFilesIsTold() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "1048576");

        refused("<!DOCTYPE domain [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><domain><vcpu>1</vcpu>"
                + "<memory>&e;</memory></domain>");
        refused("<!DOCTYPE domain SYSTEM '" + secret.toUri() + "'><domain><vcpu>1</vcpu><memory>1</memory></domain>");
        refused("<!DOCTYPE domain [<!ENTITY a '11'><!ENTITY b '&a;&a;&a;'>]><domain><vcpu>1</vcpu>"
                + "<memory>&b;</memory></domain>");
    }

    private static void refused(String xml) {
        assertThatThrownBy(() -> ExistingDefinition.read("qemu:///system", "lab-1", xml))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no XML of a machine: DOCTYPE is disallowed")
                .hasMessageNotContaining("1048576");
    }
}
