package dev.plumbline.lab.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.ssh.ControlShell.LostException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The shell at the other end of a connection, as a script here. */
@Timeout(120)
class ControlShellTest {

    @Test
    void many_threads_each_get_the_answer_to_their_own_question() throws Exception {
        try (ControlShell shell = shell("while read -r number text; do echo \"$number got $text\"; done")) {
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String question = "question " + i;
                answers.add(CompletableFuture.supplyAsync(() -> ask(shell, question), Background::run));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(answers.get(i).join()).isEqualTo("got question " + i);
            }
        }
    }

    private static String ask(ControlShell shell, String question) {
        try {
            return shell.ask(question, TestSshd.LONG);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_answer_to_a_question_that_was_given_up_is_nobody_elses() throws Exception {
        try (ControlShell shell = shell("while read -r number text; do echo \"$number $text\"; done")) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> shell.ask("first", TestSshd.LONG)).isInstanceOf(InterruptedException.class);

            assertThat(shell.ask("second", TestSshd.LONG)).isEqualTo("second");
        }
    }

    @Test
    void what_a_login_prints_before_is_passed_over() throws Exception {
        try (ControlShell shell = shell("echo Welcome; echo; echo 0 /tmp/x; cat > /dev/null")) {
            assertThat(shell.greeting(TestSshd.LONG)).isEqualTo("/tmp/x");
        }
    }

    @Test
    void one_that_never_answers_is_ended_and_everybody_is_told_why() throws Exception {
        try (ControlShell shell = shell("cat > /dev/null")) {
            assertThatThrownBy(() -> shell.ask("anything", Duration.ofMillis(100)))
                    .isInstanceOf(LostException.class)
                    .hasMessageStartingWith("did not answer within");
            assertThat(shell.alive()).isFalse();
            assertThatThrownBy(() -> shell.ask("more", TestSshd.LONG))
                    .isInstanceOf(LostException.class)
                    .hasMessageStartingWith("did not answer within");
        }
    }

    @Test
    void one_that_has_ended_tells_everybody_what_it_said() throws Exception {
        try (ControlShell shell = shell("read -r line; echo gone >&2")) {
            assertThatThrownBy(() -> shell.ask("first", TestSshd.LONG))
                    .isInstanceOf(LostException.class)
                    .hasMessage("gone\n");
            assertThatThrownBy(() -> shell.ask("second", TestSshd.LONG)).hasMessage("gone\n");
        }
    }

    private static ControlShell shell(String script) throws IOException {
        return new ControlShell(new ProcessBuilder("sh", "-c", script).start());
    }
}
