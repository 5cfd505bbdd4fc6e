package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabLock;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.Ledger;
import dev.plumbline.lab.ScratchFolder;
import dev.plumbline.lab.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReapCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path state;

    @BeforeEach
    void lab() throws IOException {
        state = StateFolder.prepare(folder.resolve("state"));
        Files.writeString(folder.resolve("lab.yaml"), "labs: {bench: {kind: noop}}");
    }

    private int reap(String... arguments) {
        CommandLine line = new CommandLine(new ReapCommand(state))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        List<String> all = Stream.concat(Stream.of("--labs", folder.toString()), Stream.of(arguments))
                .toList();
        return line.execute(all.toArray(String[]::new));
    }

    /** A ledger as a run of this lab writes it; made to look like that of a process that started an hour before this one. */
    private Path left(String lab, Path scratch, boolean dead) throws IOException {
        try (Lab open = Labs.read(folder).open(lab, folder);
                Ledger ledger = Ledger.open(open, state)) {
            ledger.announce(ScratchFolder.record(scratch));
        }
        Files.createDirectories(scratch);
        Path file;
        try (Stream<Path> files = Files.list(state)) {
            file = files.filter(it -> it.toString().endsWith(".ledger.jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
        if (dead) {
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replaceAll("\"started\":\"[^\"]*\"", "\"started\":\"2005-01-01T00:00:00Z\"")
                            .replaceAll("\"start\":\"[^\"]*\"", "\"start\":\"another start of the computer 1\""));
        }
        return file;
    }

    @Test
    void shows_what_it_would_take_back_and_changes_nothing() throws IOException {
        Path scratch = folder.resolve("plumbline-0000000000000001");
        Path ledger = left("bench", scratch, true);

        assertThat(reap()).isZero();

        assertThat(out.toString())
                .contains("lab 'bench', process " + ProcessHandle.current().pid() + " on ")
                .contains(" since 2005-01-01T00:00:00Z: dead (" + ledger + ")")
                .contains("  delete the temporary folder " + scratch)
                .contains("nothing was changed; add --yes");
        assertThat(ledger).exists();
        assertThat(scratch).exists();
    }

    @Test
    void takes_back_what_dead_processes_left_when_told_so() throws IOException {
        Path scratch = folder.resolve("plumbline-0000000000000001");
        Path ledger = left("bench", scratch, true);

        assertThat(reap("--lab", "other", "--yes")).isZero();
        assertThat(ledger).exists();
        assertThat(reap("--lab", "bench", "--yes")).isZero();

        assertThat(out.toString()).contains("nothing is left in lab 'other'").contains("took back what process ");
        assertThat(ledger).doesNotExist();
        assertThat(scratch).doesNotExist();
    }

    @Test
    void leaves_a_run_that_goes_on_alone() throws IOException {
        Path ledger = left("bench", folder.resolve("plumbline-0000000000000001"), false);

        assertThat(reap("--yes")).isZero();

        assertThat(out.toString()).contains("left alone, since it still runs");
        assertThat(ledger).exists();
    }

    @Test
    void touches_nothing_while_a_run_holds_the_lab() throws IOException {
        Path ledger = left("bench", folder.resolve("plumbline-0000000000000001"), true);
        LabLock held = LabLock.tryTake(LabLock.file(state, "bench")).orElseThrow();
        try (held) {
            assertThat(reap("--yes")).isEqualTo(1);
        }

        assertThat(err.toString()).contains("lab 'bench' is held by process ");
        assertThat(ledger).exists();
    }

    @Test
    void takes_back_what_it_can_of_a_lab_that_lab_yaml_no_longer_has() throws IOException {
        Path scratch = folder.resolve("plumbline-0000000000000001");
        left("bench", scratch, true);
        Files.writeString(folder.resolve("lab.yaml"), "labs: {renamed: {kind: noop}}");

        assertThat(reap("--yes")).isZero();

        assertThat(err.toString()).contains("there is no lab 'bench'");
        assertThat(scratch).doesNotExist();
    }

    @Test
    void is_a_command_of_the_entry_point() {
        assertThat(Plumbline.commandLine().getSubcommands()).containsKey("reap");
    }
}
