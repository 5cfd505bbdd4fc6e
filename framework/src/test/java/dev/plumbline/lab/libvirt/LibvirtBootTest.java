package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LinkSpec;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Virtual machines that do not come up: that is told in a sentence with their own last words, and nothing of them is left. */
@Tag("guests")
class LibvirtBootTest {

    @TempDir
    Path folder;

    @TempDir
    Path image;

    @Test
    void a_machine_whose_disk_is_empty_is_told_of_when_it_gives_up() throws Exception {
        image("disk.raw");
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, image, "")) {
            assertFails(
                    test, "vm-1 ended while it started; its console ends with: ", "no disk with the label plumbline");
        }
    }

    @Test
    void a_machine_whose_kernel_panics_is_told_of_then() throws Exception {
        image("initramfs.cpio");
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, image, "")) {
            assertFails(test, "vm-1 ended while it started; its console says: Kernel panic", "root");
        }
    }

    @Test
    void a_machine_whose_load_server_does_not_answer_is_waited_for_as_long_as_the_lab_says() throws Exception {
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, "machine: {patience: 300 ms}")) {
            assertFails(
                    test,
                    "the load server of vm-1 does not answer 300 ms after the start of the virtual machine",
                    "console");
        }
    }

    private static void assertFails(LibvirtTestLab test, String... words) {
        assertThatThrownBy(() -> test.machine(new LinkSpec(1, LinkSpec.UNLIMITED), Hardware.ANY))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }

    /** One in which a file has zeros alone. */
    private void image(String zeros) throws IOException {
        PrivateLibvirtd.letIn(image);
        for (String name : List.of("vmlinux", "initramfs.cpio", "disk.raw", "guest.properties")) {
            if (!name.equals(zeros)) {
                Files.createSymbolicLink(
                        image.resolve(name), GuestImages.folder().resolve(name));
            }
        }
        try (RandomAccessFile file = new RandomAccessFile(image.resolve(zeros).toFile(), "rw")) {
            file.setLength(1 << 20);
        }
    }
}
