package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Emulators that run as a user of their own, whom what belongs to root alone is closed to. */
class EmulatorsTest {

    /** A user whom no file belongs to. */
    private static final Emulators NOBODY = new Emulators(65534, 65534);

    @TempDir
    Path folder;

    private static String capabilities(String user, String group) {
        return "<host><secmodel><model>none</model><doi>0</doi></secmodel>\n<secmodel>\n  <model>dac</model>\n"
                + "  <doi>0</doi>\n  <baselabel type='kvm'>+" + user + ":+" + group
                + "</baselabel>\n</secmodel></host>";
    }

    @Test
    void whom_they_run_as_is_what_the_hypervisor_tells() {
        assertThat(Emulators.read(capabilities("64055", "109"))).contains(new Emulators(64055, 109));
        assertThat(Emulators.read(capabilities("0", "0"))).as("root").isEmpty();
        assertThat(Emulators.read(capabilities("1234567890", "0"))).isEmpty();
        assertThat(Emulators.read("<capabilities/>")).isEmpty();
    }

    @Test
    void what_is_in_their_way_is_found() throws Exception {
        Path inner = Files.createDirectory(mode(folder, "rwx------").resolve("inner"));
        Path image = mode(Files.createFile(mode(inner, "rwxr-xr-x").resolve("image")), "rw-r--r--");

        assertThat(NOBODY.barred(image)).contains(folder);
        mode(folder, "rwx--x--x");
        assertThat(NOBODY.barred(image)).isEmpty();
        assertThat(NOBODY.barred(inner)).isEmpty();
        mode(image, "rw-------");
        assertThat(NOBODY.barred(image)).contains(image);
        assertThat(NOBODY.barred(Path.of("/"))).isEmpty();
    }

    @Test
    void a_folder_is_opened_to_their_group_and_to_nobody_else() throws Exception {
        mode(folder, "rwx------");

        NOBODY.letIn(folder, true);

        assertThat(Files.getAttribute(folder, "unix:gid")).isEqualTo(65534);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx--x---");
        assertThat(NOBODY.barred(folder)).isEmpty();
        assertThat(new Emulators(1, 1).barred(folder)).contains(folder);

        NOBODY.letIn(folder, false);
        assertThat(new Emulators(1, 1).barred(folder)).isEmpty();
    }

    @Test
    void what_they_cannot_use_is_one_sentence_with_user_path_and_remedy() throws Exception {
        Path image = Files.createDirectory(mode(folder, "rwx------").resolve("guest"));
        Files.writeString(image.resolve("guest.properties"), "packages=1\nkernel=2\nfio=3\niperf3=4\nnginx=5\n");
        for (String file : List.of("vmlinux", "initramfs.cpio", "disk.raw")) {
            Files.createFile(image.resolve(file));
        }
        LibvirtSettings settings = LibvirtSettings.read(new Settings(
                "lab.yaml: labs.vms",
                new ObjectMapper().readValue("{\"image\": \"" + image + "\"}", new TypeReference<>() {})));

        assertThatThrownBy(() -> new EmulatorUsers(settings, List.of(), on -> Optional.of(NOBODY)).check())
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessage("emulators of qemu:///system run as the user nobody, who may not enter " + folder
                        + " and so not use " + image.resolve("vmlinux")
                        + "; build an image with ci/guest-image as root,"
                        + " which is in /var/cache/plumbline, or write the path of one that this user may read as"
                        + " 'image' in lab.yaml");
        mode(folder, "rwx--x--x");
        new EmulatorUsers(settings, List.of(image), on -> Optional.of(NOBODY)).check();
        mode(image, "rwx------");
        assertThatThrownBy(() -> new EmulatorUsers(settings, List.of(image), on -> Optional.of(NOBODY)).check())
                .hasMessageContaining("who may not enter " + image);
        new EmulatorUsers(settings, List.of(image), on -> Optional.empty()).check();
    }

    private static Path mode(Path file, String permissions) throws Exception {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
