package dev.plumbline.lab.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs on a machine that is reached by a real sshd behave as programs here do. */
@Timeout(120)
class SshConnectionTest {

    @TempDir
    Path folder;

    private TestSshd sshd;
    private SshConnection machine;

    @BeforeEach
    void start() throws Exception {
        sshd = TestSshd.start(folder);
        machine = sshd.connection();
    }

    @AfterEach
    void stop() throws Exception {
        machine.close();
        sshd.close();
    }

    @Test
    void arguments_reach_the_program_exactly_as_they_are() throws Exception {
        List<String> odd = List.of(
                "",
                " ",
                "a b",
                "it's",
                "\"",
                "$HOME",
                "`id`",
                "\\",
                "\\n",
                "*",
                "~",
                "-n",
                "two\nlines\n",
                "!",
                "%s",
                "Grüße",
                "日本\n",
                "';id;'",
                "#",
                "\t",
                "&",
                "\u0001");
        List<String> command = new ArrayList<>(List.of("printf", "%s\\0"));
        command.addAll(odd);

        Process program = machine.start(command);
        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor()).isZero();
        assertThat(printed).isEqualTo(String.join("\0", odd) + "\0");
    }

    @Test
    void an_argument_that_no_program_can_be_given() {
        assertThatThrownBy(() -> machine.start(List.of("echo", "a\0b"))).hasMessageContaining("NUL");
    }

    @Test
    void input_both_outputs_and_the_exit_code_are_the_programs() throws Exception {
        Process program = machine.start(List.of("sh", "-c", "cat; echo wrong >&2; exit 42"));
        byte[] sent = new byte[1 << 20];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (i * 31);
        }
        Background.run(() -> write(program, sent));

        assertThat(program.getInputStream().readAllBytes()).isEqualTo(sent);
        assertThat(new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("wrong\n");
        assertThat(program.waitFor()).isEqualTo(42);
    }

    private static void write(Process program, byte[] bytes) {
        try (var input = program.getOutputStream()) {
            input.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_program_that_is_not_there() throws Exception {
        Process program = machine.start(List.of("no-such-program"));

        assertThat(program.waitFor()).isEqualTo(127);
        assertThat(new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("not found");
    }

    @Test
    void system_programs_are_found() throws Exception {
        assertThat(machine.run("command -v sshd", TestSshd.LONG)).contains("/sshd");
    }

    @Test
    void killing_a_program_ends_it_there_with_all_that_it_started() throws Exception {
        Process program = machine.start(List.of("sh", "-c", "trap '' TERM; sleep 98761 & sleep 98761; wait"));
        awaitRunning("98761", 3);

        program.destroyForcibly();

        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        awaitRunning("98761", 0);
        assertThat(machine.run("echo fine", TestSshd.LONG)).isEqualTo("fine\n");
    }

    @Test
    void asking_a_program_to_end_gives_it_the_chance_to() throws Exception {
        Process program = machine.start(
                List.of("sh", "-c", "trap 'echo bye; exit 3' TERM; echo ready; while :; do sleep 0.05; done"));
        assertThat(Lines.next(program.getInputStream())).isEqualTo("ready");

        program.destroy();

        assertThat(Lines.next(program.getInputStream())).isEqualTo("bye");
        assertThat(program.waitFor()).isEqualTo(3);
    }

    @Test
    void a_program_is_killed_also_by_a_thread_that_was_interrupted() throws Exception {
        Process program = machine.start(List.of("sleep", "98762"));
        awaitRunning("98762", 1);

        Thread.currentThread().interrupt();
        program.destroyForcibly();

        assertThat(Thread.interrupted()).isTrue();
        awaitRunning("98762", 0);
    }

    @Test
    void twenty_programs_at_once_though_a_connection_takes_ten() throws Exception {
        List<Process> programs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            programs.add(machine.start(List.of("sh", "-c", "read go; echo $go $1; exec sleep 98763", "sh", "" + i)));
        }
        for (int i = 0; i < 20; i++) {
            Process program = programs.get(i);
            program.getOutputStream().write("go\n".getBytes(StandardCharsets.US_ASCII));
            program.getOutputStream().flush();
            assertThat(Lines.next(program.getInputStream())).isEqualTo("go " + i);
        }
        awaitRunning("sleep 98763", 20);

        programs.forEach(Process::destroyForcibly);

        awaitRunning("98763", 0);
    }

    @Test
    void scripts_run_beside_each_other() throws Exception {
        Path first = folder.resolve("first");
        Process waiting = machine.start(List.of("sh", "-c", "until [ -e " + first + " ]; do sleep 0.05; done"));

        assertThat(machine.run("echo it\\'s; : > " + first, TestSshd.LONG)).isEqualTo("it's\n");

        assertThat(waiting.waitFor()).isZero();
    }

    @Test
    void a_script_that_fails_tells_its_exit_code_and_what_it_said() {
        assertThatThrownBy(() -> machine.run("echo no disk >&2; exit 7", TestSshd.LONG))
                .isInstanceOf(IOException.class)
                .hasMessage("on vm-1, 'echo no disk >&2; exit 7' ended with exit code 7: no disk");
    }

    @Test
    void a_script_that_takes_too_long_is_killed() {
        assertThatThrownBy(() -> machine.run("sleep 98764", Duration.ofMillis(200)))
                .isInstanceOf(IOException.class)
                .hasMessage("on vm-1, 'sleep 98764' did not end within 200 ms");
        awaitRunning("98764", 0);
    }

    @Test
    void of_much_output_the_beginning_is_kept() throws Exception {
        assertThat(machine.run("yes | head -c 3000000", TestSshd.LONG)).hasSize(1 << 20);
    }

    @Test
    void the_clock_of_a_machine_that_is_this_computer_is_not_ahead() throws Exception {
        long ahead = Math.abs(machine.aheadNanos());

        assertThat(ahead)
                .isLessThan(TimeUnit.SECONDS.toNanos(1)); // within the time that a loaded computer takes to answer
    }

    @Test
    void a_lost_connection_ends_all_programs_and_the_next_call_opens_another() throws Exception {
        String before = machine.folder();
        Process program = machine.start(List.of("sh", "-c", "sleep 98765 & wait"));
        awaitRunning("sleep 98765", 2);

        TestSshd.master().destroyForcibly();

        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isNotZero();
        awaitRunning("98765", 0);
        Awaitility.await().atMost(TestSshd.LONG).until(() -> Files.notExists(Path.of(before)));
        assertThat(machine.run("echo again", TestSshd.LONG)).isEqualTo("again\n");
        assertThat(machine.folder()).isNotEqualTo(before);
    }

    @Test
    void closing_ends_all_programs_and_leaves_no_file() throws Exception {
        Path there = Path.of(machine.folder());
        Process program = machine.start(List.of("sleep", "98766"));
        awaitRunning("98766", 1);

        machine.close();

        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        awaitRunning("98766", 0);
        Awaitility.await().atMost(TestSshd.LONG).until(() -> Files.notExists(there));
        assertThat(folder.resolve("control")).doesNotExist();
        assertThatThrownBy(machine::aheadNanos).hasMessage("the connection to vm-1 has been closed");
    }

    @Test
    void programs_that_have_ended_leave_no_file() throws Exception {
        machine.run("true", TestSshd.LONG);

        Path programs = Path.of(machine.folder(), "programs");
        Awaitility.await().atMost(TestSshd.LONG).until(() -> {
            try (var files = Files.list(programs)) {
                return files.findAny().isEmpty();
            }
        });
    }

    private static void awaitRunning(String text, int count) {
        Awaitility.await(count + " × " + text)
                .atMost(TestSshd.LONG)
                .until(() -> TestSshd.running(text).size() == count);
    }
}
