package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.MisuseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hypervisor that is reached by ssh, as one of another computer is. */
@Tag("guests")
class LibvirtElsewhereTest {

    private static final long BYTES = 32L << 20;

    @TempDir
    Path folder;

    @TempDir
    Path shared;

    @TempDir
    Path keys;

    @Test
    void a_machine_is_made_in_the_shared_folder_loaded_by_NBD_and_released() throws Exception {
        PrivateLibvirtd.letIn(shared);
        try (NbdServer large = new NbdServer(BYTES);
                NbdServer small = new NbdServer(BYTES / 2);
                OthersBridge bridge = new OthersBridge();
                OtherComputer other = new OtherComputer(keys)) {
            String settings = bridge.network() + ", shared: " + shared + ", lun: {kind: nbd, exports: [\"" + large.uri()
                    + "\", \"" + small.uri() + "\"]}";
            try (LibvirtTestLab test = open(other.uri(), settings)) {
                LunSet luns = test.luns(1, BYTES);
                assertThatThrownBy(() -> test.luns(1, BYTES))
                        .isInstanceOf(MisuseException.class)
                        .hasMessageContainingAll("needs 32 MiB", small.uri(), "has 16 MiB");
                Machines one = test.machines(1, 1);
                assertThat(test.virsh().running()).hasSize(1);

                Measurement loaded =
                        test.run(one, DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns), 2000);

                assertThat(loaded.readings().get(0).value()).isPositive();
                assertThat(loaded.busy().get("parent CPU")).isBetween(0.0, 1.0);
                assertThat(loaded.covariates().get(one.all().get(0).name() + " disk requests (1/s)"))
                        .isPositive();
            }
            assertThat(new Virsh(PrivateLibvirtd.shared().uri()).running()).isEmpty();
            try (Stream<Path> left = Files.list(shared)) {
                assertThat(left).singleElement().asString().contains("/plumbline-image-");
            }
        }
    }

    @Test
    void one_whose_host_key_is_not_known_is_not_used() throws Exception {
        try (OtherComputer other = new OtherComputer(keys)) {
            String uri = other.uri(Files.createFile(keys.resolve("nobody")));

            assertThatThrownBy(() -> new Virsh(uri).check("test"))
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessageContainingAll("does not answer", "Host key verification failed")
                    .hasMessageNotContaining("\n");
        }
    }

    private LibvirtTestLab open(String uri, String settings) throws Exception {
        return LibvirtTestLab.open(folder, List.of(uri), GuestImages.folder(), settings);
    }
}
