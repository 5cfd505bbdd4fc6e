package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("guests")
class PrivateLibvirtdTest {

    @TempDir
    Path files;

    @Test
    void machines_outlive_its_restart_and_end_with_it() throws Exception {
        Path folder;
        List<ProcessHandle> machines;
        try (PrivateLibvirtd libvirtd = PrivateLibvirtd.open()) {
            folder = libvirtd.folder();
            create(libvirtd, "first");
            machines = machines("first");
            assertThat(machines).hasSize(1).allMatch(ProcessHandle::isAlive);

            libvirtd.restart();

            assertThat(domains(libvirtd)).containsExactly("first");
            assertThat(machines).allMatch(ProcessHandle::isAlive);
        }
        assertThat(machines).noneMatch(ProcessHandle::isAlive);
        assertGone(folder);
    }

    @Test
    void machines_live_on_while_it_is_down() throws Exception {
        Path folder;
        try (PrivateLibvirtd libvirtd = PrivateLibvirtd.open()) {
            folder = libvirtd.folder();
            create(libvirtd, "alone");

            libvirtd.stop();

            assertThatThrownBy(() -> domains(libvirtd)).isInstanceOf(IOException.class);
            assertThat(machines("alone")).hasSize(1);
        }
        assertThat(machines("alone")).isEmpty();
        assertGone(folder);
    }

    @Test
    void several_know_nothing_of_each_other() throws Exception {
        try (PrivateLibvirtd other = PrivateLibvirtd.open()) {
            create(other, "twin");
            try (PrivateLibvirtd one = PrivateLibvirtd.open()) {
                create(one, "twin");
                assertThat(machines("twin")).hasSize(2);
            }
            assertThat(domains(other)).containsExactly("twin");
            assertThat(machines("twin")).hasSize(1);
        }
    }

    @Test
    void nothing_is_left_when_the_tests_are_killed() throws Exception {
        Process tests = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTests.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Path folder = Path.of(tests.inputReader().readLine());
        assertThat(machines("orphan")).hasSize(1);

        tests.destroyForcibly().waitFor(1, TimeUnit.MINUTES);

        Awaitility.await("what the tests had ends").untilAsserted(() -> assertGone(folder));
        assertThat(machines("orphan")).isEmpty();
    }

    @Test
    void what_is_left_of_a_test_is_named() throws Exception {
        PrivateLibvirtd libvirtd = PrivateLibvirtd.shared();
        LibvirtLeftovers leftovers = LibvirtLeftovers.before(libvirtd.uri(), files);
        leftovers.assertNothingLeft();
        Virsh virsh = new Virsh(libvirtd.uri());
        create(libvirtd, "left");
        virsh.run("pool-create-as", "pool", "dir", "--target", files.toString());
        virsh.run("vol-create-as", "pool", "volume", "1M");

        assertThatThrownBy(leftovers::assertNothingLeft)
                .hasMessageContaining("domain left")
                .hasMessageContaining("pool pool")
                .hasMessageContaining("volume pool volume")
                .hasMessageContaining("file " + files.resolve("volume"));

        virsh.run("destroy", "left");
        virsh.run("vol-delete", "volume", "pool");
        virsh.run("pool-destroy", "pool");
        leftovers.assertNothingLeft();
    }

    static void create(PrivateLibvirtd libvirtd, String name) throws IOException, InterruptedException {
        Path xml = libvirtd.folder().resolve(name + ".xml");
        Files.writeString(
                xml,
                "<domain type='qemu'><name>" + name + "</name><memory unit='MiB'>16</memory>"
                        + "<os><type arch='x86_64' machine='pc'>hvm</type></os></domain>");
        new Virsh(libvirtd.uri()).run("create", xml.toString());
    }

    private static List<String> domains(PrivateLibvirtd libvirtd) throws IOException, InterruptedException {
        return new Virsh(libvirtd.uri())
                .run("list", "--name")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** Processes of the machines of that name. */
    private static List<ProcessHandle> machines(String name) {
        return LibvirtLeftovers.processes(Path.of("guest=" + name + ","));
    }

    private static void assertGone(Path folder) throws IOException {
        assertThat(folder).doesNotExist();
        assertThat(LibvirtLeftovers.processes(folder)).isEmpty();
        assertThat(LibvirtLeftovers.mounts(folder)).isEmpty();
        try (Stream<Path> groups = Files.walk(Path.of("/sys/fs/cgroup"))) {
            assertThat(groups.filter(group -> group.toString().matches(".*-(first|alone|twin|orphan)\\.libvirt-qemu")))
                    .isEmpty();
        }
    }
}
