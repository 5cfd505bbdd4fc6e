package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.Labs;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.TestProvisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.ServiceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFolderTest {

    private static final Virsh FAR = new Virsh("qemu+ssh://host/system");

    @TempDir
    Path folder;

    @TempDir
    Path images;

    private final TestProvisioning context =
            new TestProvisioning(Labs.read(Path.of("nowhere")).open("embedded", Path.of("nowhere")));

    private CloudImage image;

    @BeforeEach
    void makeImage() throws IOException {
        image = new CloudImage(
                Files.writeString(images.resolve("debian.raw"), "one"),
                "raw",
                new CloudOptions(false, Optional.empty(), List.of()));
    }

    @Test
    void an_image_is_copied_once_for_later_runs_too_and_again_where_it_is_another() throws Exception {
        SharedFolder shared = new SharedFolder(folder);

        BootImage copy = shared.with(image, context);

        assertThat(copy.disk()).startsWith(folder).hasFileName("debian.raw").hasContent("one");
        assertThat(copy.identity()).isEqualTo(image.identity());
        for (UndoRecord record : context.undos()) {
            ServiceFolder.undo(record);
        }
        Files.writeString(copy.disk(), "as it was");
        assertThat(shared.with(image, context).disk()).isEqualTo(copy.disk()).hasContent("as it was");
        Files.writeString(image.disk(), "two");
        assertThat(shared.with(image, context).disk()).isNotEqualTo(copy.disk()).hasContent("two");
    }

    @Test
    void an_image_that_lies_there_is_taken_as_it_is() throws Exception {
        assertThat(new SharedFolder(images).with(image, context)).isSameAs(image);
        assertThat(context.undos()).isEmpty();
    }

    @Test
    void a_hypervisor_that_does_not_see_it_is_told_in_one_sentence() {
        SharedFolder shared = new SharedFolder(folder);
        IOException other = new IOException("no room");

        assertThatThrownBy(() -> shared.explained(
                        FAR,
                        new IOException("Cannot access storage file '" + folder + "/x': No such file or directory")))
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessageContainingAll("qemu+ssh://host/system cannot use what is in " + folder, "mount it there");
        assertThat(shared.explained(FAR, other)).isSameAs(other);
    }
}
