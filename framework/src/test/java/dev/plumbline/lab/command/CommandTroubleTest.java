package dev.plumbline.lab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.TestProvisioning;
import dev.plumbline.lab.local.LeftoverCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that fail: one sentence each, and what they may have made is deleted. */
@Timeout(60)
class CommandTroubleTest {

    /** Of commands that end by themselves, also while the computer is busy. */
    private static final String LONG = "30 s";

    private static final String SHORT = "2 s";

    @TempDir
    Path folder;

    private String timeout = LONG;

    private static Machine make(Lab lab, TestProvisioning context) throws Exception {
        return lab.require(MachineHost.class, "machines")
                .createMachine(new MachineSpec("vm-1", 2, 1L << 28, new LinkSpec(1, 1_000_000_000)), context);
    }

    /** Makes one, which fails with a sentence, and takes it back. */
    private void fails(TestCommands commands, String... sentence) throws Exception {
        try (Lab lab = open(commands, ", start: [./start, '{name}'], stop: [./stop, '{name}']")) {
            TestProvisioning context = new TestProvisioning(lab);

            assertThatThrownBy(() -> make(lab, context))
                    .isInstanceOf(IncompleteTrialException.class)
                    .message()
                    .contains(sentence)
                    .contains("vm-1")
                    .doesNotContain("\n")
                    .hasSizeLessThan(700);

            context.undoAll();
            assertThat(commands.made()).isEmpty();
        }
    }

    private Lab open(TestCommands commands, String more) throws Exception {
        Path own = commands.lab("timeout: " + timeout, more);
        return Labs.read(own).open("made", own.resolve("run"));
    }

    private TestCommands commands() throws Exception {
        TestCommands commands = new TestCommands(folder, List.of("127.0.0.1"));
        commands.script("start", "exit 0");
        commands.script("stop", "exit 0");
        return commands;
    }

    @Test
    void one_that_cannot_be_made_is_told_with_what_was_printed_and_deleted() throws Exception {
        TestCommands commands = commands();
        commands.script("create", "touch \"made/$1\"; echo the store is full >&2; exit 3");

        fails(commands, "could not be made", "exit code 3", "'the store is full'");
    }

    @Test
    void one_that_does_not_start_is_told() throws Exception {
        TestCommands commands = commands();
        commands.script("start", "test -e \"made/$1\" && exit 4");

        fails(commands, "could not be made", "./start", "exit code 4");
    }

    @Test
    void a_command_that_hangs_is_killed_with_all_that_it_has_started() throws Exception {
        TestCommands commands = commands();
        timeout = SHORT;
        commands.script("create", "sleep 1000 & echo $! > child; wait");

        fails(commands, "did not end within 2 s");

        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        Awaitility.await("the end of what it had started")
                .atMost(Duration.ofSeconds(10))
                .until(() -> LeftoverCheck.commandLine(child).isEmpty());
    }

    @Test
    void one_that_never_has_an_address_is_given_up() throws Exception {
        TestCommands commands = commands();
        timeout = SHORT;
        commands.script("address", "echo asked >> questions");

        fails(commands, "was made, but had no address in time", "printed none");

        assertThat(Files.readAllLines(folder.resolve("questions")))
                .as("how often it was asked")
                .hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no such machine",
                "cafe",
                "10.9.0",
                "10.9.0.256",
                "0.0.0.0",
                "224.0.0.1",
                "::",
                "-oProxyCommand=id",
                "10.9.0.1 10.9.0.2",
                "10.9.0.1\n10.9.0.2",
                "<unset>"
            })
    void what_is_no_address_is_refused_at_once(String nonsense) throws Exception {
        TestCommands commands = commands();
        Files.writeString(folder.resolve("nonsense"), nonsense + "\n");
        commands.script("address", "cat nonsense");

        fails(commands, "printed '", "which is no address of a machine");
    }

    @Test
    void of_much_output_the_beginning_counts() throws Exception {
        TestCommands commands = commands();
        commands.script("address", "head -c 1000000 /dev/zero | tr '\\0' 7");

        fails(commands, "printed '7777", "which is no address of a machine");
    }

    @Test
    void one_that_does_not_let_the_user_in_is_told_and_deleted() throws Exception {
        TestCommands commands = new TestCommands(folder, List.of("127.0.0.1"));
        Path own = commands.lab("timeout: " + SHORT + ", port: 1", ""); // where nothing listens
        try (Lab lab = Labs.read(own).open("made", own.resolve("run"))) {
            TestProvisioning context = new TestProvisioning(lab);

            assertThatThrownBy(() -> make(lab, context))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageStartingWith("vm-1")
                    .hasMessageContaining("127.0.0.1 port 1");

            assertThat(commands.made()).hasSize(1);
            context.undoAll();
            assertThat(commands.made()).isEmpty();
        }
    }

    @Test
    void one_that_cannot_be_deleted_stays_in_the_ledger_until_it_can_whatever_lab_yaml_says_by_then() throws Exception {
        TestCommands commands = commands();
        commands.script("create", "touch \"made/$1\"; exit 1");
        commands.script("stop", "echo it does not listen; exit 1");
        TestProvisioning context;
        try (Lab lab = open(commands, ", stop: [./stop, '{name}']")) {
            context = new TestProvisioning(lab);
            assertThatThrownBy(() -> make(lab, context)).hasMessageContaining("could not be made");
        }
        commands.script("gone", "rm -f \"made/$1\"");
        commands.script("delete", "echo busy; exit 1");
        Path own = commands.lab("timeout: " + LONG, "");
        Files.writeString(
                own.resolve("lab.yaml"),
                Files.readString(own.resolve("lab.yaml")).replace("./delete", "./gone"));

        try (Lab later = Labs.read(own).open("made", own.resolve("run"))) {
            assertThatThrownBy(() -> later.undo(context.undos().get(0)))
                    .hasMessageStartingWith("vm-1 (plumbline-")
                    .hasMessageContaining("may still be there", "exit code 1 and printed 'busy'", "it does not listen");
            assertThat(commands.made()).hasSize(1);

            commands.script("delete", "rm -f \"made/$1\"");
            assertThatCode(() -> later.undo(context.undos().get(0)))
                    .as("although it could not be stopped")
                    .doesNotThrowAnyException();
            assertThatCode(() -> later.undo(context.undos().get(0)))
                    .as("a second time")
                    .doesNotThrowAnyException();
            assertThat(commands.made()).isEmpty();
        }
    }

    @Test
    void a_program_that_is_not_there_is_told_before_anything_is_made() throws Exception {
        TestCommands commands = commands();

        assertThatThrownBy(() -> open(commands, ", stop: [no-such-program, '{name}'], start: [./nothing, '{name}']"))
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessageContaining("'made'")
                .hasMessageContaining("./nothing, no-such-program");
    }
}
