package dev.plumbline.lab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabLock;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.TestProvisioning;
import dev.plumbline.lab.libvirt.GuestImages;
import dev.plumbline.lab.local.LocalTestLab;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Machines of plain QEMU that do not come up: one sentence each, and nothing of them is left. */
@Tag("guests")
@Timeout(400)
class QemuTroubleTest {

    @TempDir
    Path folder;

    @TempDir
    Path image;

    @Test
    void one_that_never_boots_is_waited_for_as_long_as_the_lab_says() throws Exception {
        zeros("disk.raw"); // which its kernel goes on looking for

        fails("4 s", "vm-1 was made, but had no address in time: ");
    }

    @Test
    void one_that_cannot_be_started_is_told_in_the_emulators_words() throws Exception {
        zeros("vmlinux");

        fails("60 s", "vm-1 could not be made: ", "qemu-machine start", "exit code 1", "kernel");
    }

    private void fails(String timeout, String... sentence) throws Exception {
        QemuExample example = QemuExample.in(folder, image, timeout);
        try (LabLock lock = LocalTestLab.lock();
                Lab lab = Labs.read(folder).open("qemu", folder.resolve("run"))) {
            assertThat(lock).isNotNull();
            TestProvisioning context = new TestProvisioning(lab);
            MachineSpec spec = new MachineSpec("vm-1", 1, 192L << 20, new LinkSpec(1, LinkSpec.UNLIMITED));

            assertThatThrownBy(() -> lab.require(MachineHost.class, "machines").createMachine(spec, context))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageContainingAll(sentence)
                    .hasMessageNotContaining("\n");

            assertThat(example.made()).as("until it is taken back").hasSize(1);
            context.undoAll();
            context.undoAll();
        }
        example.assertNothingLeft();
    }

    /** The image in which a file has zeros alone. */
    private void zeros(String damaged) throws IOException {
        for (String name : List.of("vmlinux", "initramfs.cpio", "disk.raw")) {
            if (!name.equals(damaged)) {
                Files.createSymbolicLink(
                        image.resolve(name), GuestImages.folder().resolve(name));
            }
        }
        try (RandomAccessFile file = new RandomAccessFile(image.resolve(damaged).toFile(), "rw")) {
            file.setLength(1 << 20);
        }
    }
}
