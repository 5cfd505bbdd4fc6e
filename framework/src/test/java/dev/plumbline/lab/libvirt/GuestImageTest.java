package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestImageTest {

    @TempDir
    Path folder;

    @Test
    void what_the_script_built_tells_what_is_in_it() {
        GuestImage image = GuestImage.read("lab.yaml: image", GuestImages.folder());

        assertThat(image.identity())
                .containsOnlyKeys("guest.packages", "guest.kernel", "guest.fio", "guest.iperf3", "guest.nginx")
                .hasEntrySatisfying("guest.kernel", kernel -> assertThat(kernel).startsWith("linux-image-"))
                .allSatisfy((key, value) -> assertThat(value).as(key).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"vmlinux", "initramfs.cpio", "disk.raw"})
    void one_that_lacks_a_file_is_refused_by_its_name(String missing) throws IOException {
        Files.writeString(folder.resolve("guest.properties"), "packages=1\nkernel=2\nfio=3\niperf3=4\nnginx=5\n");
        for (String file : List.of("vmlinux", "initramfs.cpio", "disk.raw")) {
            if (!file.equals(missing)) {
                Files.createFile(folder.resolve(file));
            }
        }

        assertThatThrownBy(() -> GuestImage.read("lab.yaml: image", folder))
                .isInstanceOf(MisuseException.class)
                .hasMessage("lab.yaml: image: the folder " + folder + " of the guest image has no " + missing
                        + "; build one with ci/guest-image, and write the folder that it prints");
    }

    @Test
    void without_a_network_the_script_says_so_in_one_sentence_and_leaves_nothing() throws Exception {
        ProcessBuilder script = script();
        script.environment().put("PLUMBLINE_DEBIAN_MIRROR", "http://127.0.0.1:1/debian");

        assertThat(lastLine(script, 1))
                .startsWith("guest-image: Debian's packages (bookworm, from http://127.0.0.1:1/debian) could not be"
                        + " installed: E: Failed to fetch http://127.0.0.1:1/debian/dists/bookworm/InRelease")
                .endsWith("; check the network, or name another mirror in PLUMBLINE_DEBIAN_MIRROR");
        try (Stream<Path> left = Files.list(folder.resolve("plumbline"))) {
            assertThat(left).containsExactly(folder.resolve("plumbline/.guest-image.lock"));
        }
    }

    @Test
    void the_script_refuses_what_it_does_not_know() throws Exception {
        assertThat(lastLine(script("--anew"), 2))
                .isEqualTo("guest-image: unknown argument '--anew'; write ci/guest-image, or ci/guest-image --again");
    }

    private ProcessBuilder script(String... arguments) {
        ProcessBuilder script = new ProcessBuilder(Stream.concat(Stream.of("../ci/guest-image"), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true);
        script.environment().put("XDG_CACHE_HOME", folder.toString());
        return script;
    }

    private static String lastLine(ProcessBuilder script, int exitCode) throws IOException, InterruptedException {
        Process process = script.start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isEqualTo(exitCode);
        return said.get(said.size() - 1);
    }
}
