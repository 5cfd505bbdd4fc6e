package dev.plumbline.lab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.UndoRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of connections whose JVM was killed; a shell that calls itself ssh stands for one. */
class ControlSocketTest {

    private static final String WAITS = "read -t 60 line <> \"$1\"";

    @TempDir
    Path folder;

    private final List<ProcessHandle> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void a_connection_that_has_lost_its_JVM_ends_with_the_socket() throws Exception {
        ProcessHandle left = orphan("vm-1.ssh");
        ProcessHandle other = orphan("vm-2.ssh");

        ControlSocket.undo(record("vm-1.ssh"));

        Awaitility.await().until(() -> !left.isAlive());
        assertThat(other.isAlive()).isTrue();
        assertThat(folder.resolve("vm-1.ssh")).doesNotExist();
        assertThat(folder.resolve("vm-2.ssh")).exists();
    }

    @Test
    void one_of_this_JVM_ends_with_its_machine_alone() throws Exception {
        fifo("vm-1.ssh");
        Process own = new ProcessBuilder(
                        "bash", "-c", "exec -a ssh bash -c '" + WAITS + "' -S " + folder.resolve("vm-1.ssh"))
                .start();
        started.add(own.toHandle());

        ControlSocket.undo(record("vm-1.ssh"));

        assertThat(own.isAlive()).isTrue();
    }

    @Test
    void nothing_outside_of_the_recorded_folder_is_touched() {
        UndoRecord strange = UndoRecord.of(
                ControlSocket.HANDLER, Map.of("folder", folder.toString(), "file", folder + "/../vm-1.ssh"));

        assertThatThrownBy(() -> ControlSocket.undo(strange)).hasMessageContaining("does not lie in");
    }

    private UndoRecord record(String name) {
        return UndoRecord.of(
                ControlSocket.HANDLER,
                Map.of("folder", folder.toString(), "file", folder.resolve(name).toString()));
    }

    private void fifo(String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", folder.resolve(name).toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Its shell ends at once. */
    private ProcessHandle orphan(String name) throws IOException, InterruptedException {
        fifo(name);
        Process shell = new ProcessBuilder(
                        "bash",
                        "-c",
                        "(exec -a ssh bash -c '" + WAITS + "' -S " + folder.resolve(name)
                                + ") > /dev/null 2>&1 & echo $!")
                .start();
        ProcessHandle left = ProcessHandle.of(
                        Long.parseLong(shell.inputReader().readLine().strip()))
                .orElseThrow();
        started.add(left);
        assertThat(shell.waitFor()).isZero();
        Awaitility.await("it calls itself ssh")
                .until(() -> Tool.output(List.of("ps", "-o", "args=", "-p", Long.toString(left.pid())))
                        .startsWith("ssh "));
        return left;
    }
}
