package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes that commands switch: how they are written, and how they run. */
class CommandChangeTest {

    private static final String GOOD = "{apply: [cp, new, switch], verify: {run: [cat, switch], prints: new}}";

    @TempDir
    Path folder;

    @Test
    void every_kind_of_lab_can_be_switched_by_commands() throws Exception {
        write("old", "old");
        write("new", "new");

        SwitchableChange change = change("{apply: [cp, old, switch], verify: {run: [cat, switch], prints: old}}", GOOD);

        assertThat(change.arms()).containsExactly("before", "after");
        assertThat(change.notInEffect("after")).get().asString().contains("'cat switch' ended with exit code 1");
        change.apply("after");
        assertThat(change.notInEffect("after")).isEmpty();
        assertThat(change.notInEffect("before"))
                .contains("arm 'before' of change 'driver' is not in effect: 'cat switch' printed 'new', which does not"
                        + " contain 'old'");
    }

    @Test
    void the_labs_own_changes_stand_beside_those_by_commands() throws IOException {
        try (Lab lab = lab(
                "{kind: embedded, like: embedded, changes: {driver: {before: " + GOOD + ", after: " + GOOD + "}}}")) {
            assertThat(Changes.find(lab, "worn").arms()).containsExactly("declared", "worn");
            assertThat(Changes.find(lab, "driver").arms()).containsExactly("before", "after");
            assertThatThrownBy(() -> Changes.find(lab, "firmware"))
                    .hasMessage("the lab has no change 'firmware'; write one of [driver, worn], or describe it in"
                            + " lab.yaml under 'changes'");
        }
    }

    @Test
    void arguments_are_what_is_written_and_no_shell_sees_them() throws Exception {
        SwitchableChange change = change(
                "{apply: [touch, x], verify: {run: [echo, 1.10, 007, off, 1_000, $HOME, '*', '; false'], prints: \"1.10 007 off"
                        + " 1_000 $HOME * ; false\"}}",
                GOOD);

        assertThat(change.notInEffect("before")).isEmpty();
    }

    @Test
    void an_output_can_be_held_against_a_regular_expression() throws Exception {
        SwitchableChange change = change(
                "{apply: [[touch, x], [touch, y]], verify: {run: [printf, 'driver: e1000\\nversion: 7\\n'], matches: '^version: [0-9]+$'}}",
                "{apply: [touch, x], verify: {run: [printf, 'driver: e1000'], matches: '^version'}}");

        assertThat(change.notInEffect("before")).isEmpty();
        assertThat(change.notInEffect("after"))
                .get()
                .asString()
                .endsWith("'printf driver: e1000' printed 'driver: e1000', in which nothing matches '^version'");
        change.apply("before");
        assertThat(folder.resolve("y")).exists();
    }

    @Test
    void a_program_that_is_not_there_is_told_with_its_place() throws Exception {
        SwitchableChange change = change("{apply: [no-such-program, x], verify: [true]}", GOOD);

        assertThatThrownBy(() -> change.apply("before"))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessageStartingWith(
                        "arm 'before' of change 'driver' was not put into effect: 'no-such-program x' cannot be started (")
                .hasMessageContaining("No such file")
                .hasMessageEndingWith(
                        "); correct " + folder.resolve("lab.yaml") + ": labs.bench.changes.driver.before.apply");
    }

    @Test
    void a_program_that_hangs_is_killed_with_its_children() throws Exception {
        Path script = write("hang", "#!/bin/sh\necho begun\nsleep 600 &\necho $! > child\nsleep 601\ntouch went-on\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        SwitchableChange change = change("{apply: {run: [./hang], within: 700 ms}, verify: [true]}", GOOD);

        assertThatThrownBy(() -> change.apply("before"))
                .hasMessageEndingWith("'./hang' did not end within 700 ms, printed 'begun', and was killed");

        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        Awaitility.await().until(() -> !runs(child));
        assertThat(folder.resolve("went-on")).doesNotExist();
    }

    private static boolean runs(long pid) {
        Instant started = ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .orElse(Instant.EPOCH);
        return new Owner(Owner.self().host(), pid, started).isAlive();
    }

    @Test
    void a_program_that_stays_in_the_background_is_not_waited_for() throws Exception {
        Path script = write("daemon", "#!/bin/sh\nsleep 600 &\necho $! > child\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        SwitchableChange change = change("{apply: {run: [./daemon], within: 1 min}, verify: [true]}", GOOD);

        change.apply("before");

        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        assertThat(runs(child)).isTrue();
        ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void of_endless_output_the_beginning_is_kept() throws Exception {
        CommandHost.Ended ended = new LocalCommands(folder).run(List.of("yes"), Duration.ofMillis(300));

        assertThat(ended.exitCode()).isEmpty();
        assertThat(ended.output()).hasSize(64 * 1024).startsWith("y\ny\n");
    }

    @Test
    void an_interrupt_kills_the_program() throws Exception {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new LocalCommands(folder).run(List.of("sleep", "600"), Duration.ofMinutes(10)))
                .isInstanceOf(InterruptedException.class);

        assertThat(ProcessHandle.current()
                        .children()
                        .filter(process -> process.info().arguments().stream()
                                .anyMatch(arguments -> List.of(arguments).equals(List.of("600")))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {only: {apply: [a], verify: [b]}} | driver must have two arms, the one to compare from first, but has [only]
            {a: {apply: [a], verify: [b]}, b: {apply: [a], verify: [b]}, c: {apply: [a], verify: [b]}} | but has [a, b, c]
            {a: {apply: [a]}, b: {apply: [a], verify: [b]}} | driver.a has no 'verify'; write the command that shows that the arm is in effect
            {a: {verify: [a]}, b: {apply: [a], verify: [b]}} | driver.a has no 'apply'; write the command that puts the arm into effect
            {a: {apply: [a], verify: [b], undo: [c]}, b: {}} | driver.a has the unknown key 'undo'; known are [apply, verify]
            {a: {apply: [], verify: [b]}, b: {}} | driver.a.apply is an empty list; write it as a list: [ethtool
            {a: {apply: [[]], verify: [b]}, b: {}} | driver.a.apply is an empty list; write it as a list: [ethtool
            {a: {apply: ethtool -K eth1 tso off, verify: [b]}, b: {}} | driver.a.apply is the text 'ethtool -K eth1 tso off', but no shell reads it; write it as a list: [ethtool, -K, eth1, tso, off]
            {a: {apply: [[modprobe, x], modprobe y], verify: [b]}, b: {}} | driver.a.apply is the text 'modprobe y', but no shell reads it; write it as a list: [modprobe, y]
            {a: {apply: [[modprobe, [x]]], verify: [b]}, b: {}} | driver.a.apply has the argument '[x]', but arguments are text
            {a: {apply: , verify: [b]}, b: {}} | driver.a.apply has no command; write it as a list
            {a: {apply: [' '], verify: [b]}, b: {}} | driver.a.apply begins with blank text in place of a program
            {a: {apply: [a], verify: {prints: x}}, b: {}} | driver.a.verify.run has no command; write it as a list
            {a: {apply: [a], verify: {run: [b], print: x}}, b: {}} | driver.a.verify has the unknown key 'print'; known are [matches, prints, run, within]
            {a: {apply: [a], verify: {run: [b], prints: ''}}, b: {}} | driver.a.verify.prints is blank, which any output contains
            {a: {apply: [a], verify: {run: [b], matches: '('}}, b: {}} | driver.a.verify.matches is no regular expression
            {a: {apply: [a], verify: {run: [b], within: 0 s}}, b: {}} | driver.a.verify.within: '0 s' is no time at all
            {a: {apply: [a], verify: {run: [b], within: soon}}, b: {}} | driver.a.verify.within: 'soon' is not a duration
            {a: x, b: {apply: [a], verify: [b]}} | driver.a must be a section with keys of its own, but is 'x'
            """)
    void a_mistake_is_one_sentence_with_its_place(String arms, String sentence) {
        String filled = arms.replace("b: {}", "b: {apply: [a], verify: [b]}");

        assertThatThrownBy(() -> lab("{kind: noop, changes: {driver: " + filled + "}}"))
                .isInstanceOf(MisuseException.class)
                .hasMessageStartingWith(folder.resolve("lab.yaml") + ": labs.bench.changes.driver")
                .hasMessageContaining(sentence);
    }

    @Test
    void a_record_puts_the_lab_back_whatever_state_it_was_left_in_and_needs_no_lab_yaml() throws Exception {
        write("old", "old");
        write("switch", "neither");
        UndoRecord back = change(
                        "{apply: [[rmdir, not-there], [cp, old, switch]], verify: {run: [cat, switch], prints: old}}",
                        GOOD)
                .back();
        Files.delete(folder.resolve("lab.yaml"));
        Undoing undoing = Undoing.without("bench");

        undoing.undo(back);
        undoing.undo(back);

        assertThat(folder.resolve("switch")).hasContent("old");
        assertThat(Undoing.words(back))
                .isEqualTo("put change 'driver' back on its arm 'before' on this computer ('rmdir not-there', 'cp old"
                        + " switch')");
        Files.delete(folder.resolve("old"));
        Files.delete(folder.resolve("switch"));
        assertThatThrownBy(() -> undoing.undo(back))
                .hasMessageContaining("'rmdir not-there' ended with exit code 1")
                .hasMessageContaining("'cat switch' ended with exit code 1");
    }

    @Test
    void a_record_of_commands_that_ran_elsewhere_is_not_run_here() throws Exception {
        SwitchBack elsewhere = new SwitchBack(
                "driver",
                "before",
                "ssh root@san1",
                folder,
                new CommandArm(
                        CommandReader.read("x", List.of("touch", "made")), CommandReader.read("x", List.of("true"))));

        assertThatThrownBy(() -> Undoing.without("bench").undo(elsewhere.record()))
                .hasMessage("its commands ran on ssh root@san1, but the lab runs them on this computer now; put arm"
                        + " 'before' into effect by hand");
        assertThat(folder.resolve("made")).doesNotExist();
    }

    private SwitchableChange change(String before, String after) throws IOException {
        try (Lab lab = lab("{kind: noop, changes: {driver: {before: " + before + ", after: " + after + "}}}")) {
            return Changes.find(lab, "driver");
        }
    }

    private Lab lab(String description) throws IOException {
        write("lab.yaml", "labs: {bench: " + description + "}");
        return Labs.read(folder).open("bench", folder);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
