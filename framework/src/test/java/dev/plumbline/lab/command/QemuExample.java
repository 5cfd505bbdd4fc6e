package dev.plumbline.lab.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.linux.Tool;
import dev.plumbline.lab.local.LeftoverCheck;
import dev.plumbline.lab.ssh.TestSshd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The example of a lab of plain QEMU in a test's folder, with the paths of the test; its machines have emulated processors. */
public final class QemuExample {

    private static final Path EXAMPLE = Path.of("..", "lab-tests", "labs", "qemu");
    private static final String SCRIPT = "qemu-machine";
    private static final String QUIET = "quiet: {cpu: 100 %, disk: 100 %, runQueue: 1000, wait: 0 s}";

    private final Path folder;

    private QemuExample(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes {@code lab.yaml}, with the lab {@code qemu}, and its script.
     *
     * @param image what its machines boot
     * @param timeout of its commands
     */
    public static QemuExample in(Path folder, Path image, String timeout) throws Exception {
        Path key = folder.resolve("key");
        Tool.output(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key.toString()));
        QemuExample example = new QemuExample(folder);
        Files.createDirectory(example.machines());
        Files.copy(EXAMPLE.resolve(SCRIPT), folder.resolve(SCRIPT));
        String text = Files.readString(EXAMPLE.resolve("lab.yaml"));
        text = replaced(text, "/var/tmp/", example.machines() + "/");
        text = replaced(text, "\"{memory}\", kvm, ", "\"{memory}\", tcg, ");
        text = replaced(text, "/var/cache/plumbline/guest-0123456789ab", image.toString());
        text = replaced(text, "/home/me/.ssh/lab", key.toString());
        text = replaced(text, "2222", Integer.toString(TestSshd.freePort()));
        text = replaced(text, "timeout: 3 min", "timeout: " + timeout);
        text = replaced(text, "quiet: {cpu: 100 %}", QUIET);
        Files.writeString(folder.resolve("lab.yaml"), text);
        return example;
    }

    private static String replaced(String text, String old, String now) {
        assertThat(text).as("lab.yaml of the example").contains(old);
        return text.replace(old, now);
    }

    private Path machines() {
        return folder.resolve("machines");
    }

    /** The folders of the machines that there are, in the order of their names in the lab. */
    public List<Path> made() {
        try (Stream<Path> files = Files.list(machines())) {
            return files.sorted((a, b) -> label(a).compareTo(label(b))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String label(Path machine) {
        return machine.getFileName().toString().replaceFirst("plumbline-[0-9a-f]{8}-", "");
    }

    /** The emulator of a machine. */
    public static ProcessHandle emulator(Path machine) {
        return LeftoverCheck.processes(machine).stream()
                .filter(process -> process.info().command().orElse("").contains("qemu-system"))
                .findFirst()
                .orElseThrow();
    }

    /** Fails where a machine, or a process that knows of one, is left. */
    public void assertNothingLeft() {
        assertThat(made()).as("machines").isEmpty();
        assertThat(LeftoverCheck.processes(folder)).as("processes").isEmpty();
    }
}
