package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken back of other processes' ledgers, and what is left alone. */
class ReaperTest {

    private static final Owner SELF = Owner.self();

    /** Of this very process's id, but of an earlier process. */
    private static final Owner DEAD =
            new Owner(SELF.host(), SELF.pid(), SELF.started().minusSeconds(3600));

    @TempDir
    Path folder;

    private Path state;

    @BeforeEach
    void labs() throws IOException {
        state = StateFolder.prepare(folder.resolve("state"));
        Files.writeString(folder.resolve("lab.yaml"), "labs: {bench: {like: embedded}, other: {like: embedded}}");
    }

    private Reaper.Reaped reap() {
        try (Lab lab = Labs.read(folder).open("bench", folder)) {
            return Reaper.reap(lab, state);
        }
    }

    private Path ledger(Owner owner, String... lines) throws IOException {
        return ledger("bench", owner, lines);
    }

    private Path ledger(String lab, Owner owner, String... lines) throws IOException {
        Path file = state.resolve(LedgerName.of(lab, owner, 1));
        Files.writeString(
                file,
                String.format(
                        "{\"format\":1,\"lab\":\"%s\",\"host\":\"%s\",\"pid\":%d,\"started\":\"%s\"}%n",
                        lab, owner.host(), owner.pid(), owner.started()));
        for (String line : lines) {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        }
        return file;
    }

    /** A LUN's file that is there, and the line of a ledger that announces it. */
    private String lun(int number) throws IOException {
        Path file = Files.createFile(folder.resolve("lun-" + number + ".img"));
        return String.format(
                "{\"undo\":%d,\"handler\":\"embedded.lun\",\"arguments\":{\"name\":\"lun-%d\",\"folder\":\"%s\",\"file\":\"%s\"}}%n",
                number, number, folder, file);
    }

    private Path file(int number) {
        return folder.resolve("lun-" + number + ".img");
    }

    @Test
    void what_a_dead_process_left_is_taken_back_the_latest_first_and_told() throws IOException {
        Path ledger = ledger(DEAD, lun(1), lun(2), "{\"done\":1}\n", lun(3));

        Reaper.Reaped reaped = reap();

        assertThat(file(2)).doesNotExist();
        assertThat(file(3)).doesNotExist();
        assertThat(file(1)).as("done before").exists();
        assertThat(ledger).doesNotExist();
        assertThat(reaped.failures()).isEmpty();
        assertThat(reaped.told()).hasSize(2);
        assertThat(reaped.told().get(0))
                .startsWith("took back what process " + DEAD.pid() + " on " + DEAD.host()
                        + " had left on lab 'bench': embedded lun: ")
                .contains("name lun-3");
        assertThat(reap().told()).isEmpty();
    }

    @Test
    void the_process_that_runs_another_lab_and_another_host_are_left_alone() throws IOException {
        Path ours = ledger(SELF, lun(1));
        Path others = ledger("other", DEAD, lun(2));
        Path elsewhere = ledger(new Owner("elsewhere", 1, Instant.EPOCH), lun(3));

        Reaper.Reaped reaped = reap();

        assertThat(ours).exists();
        assertThat(others).exists();
        assertThat(elsewhere).exists();
        assertThat(file(1)).exists();
        assertThat(file(2)).exists();
        assertThat(file(3)).exists();
        assertThat(reaped.told())
                .containsExactly(
                        "left alone: the ledger " + elsewhere + " of process 1 on elsewhere, since only that host"
                                + " can tell whether it still runs; take it back there");
    }

    @Test
    void what_somebody_keeps_is_found_by_all_labs_behind_its_lock_and_taken_back_by_its_own() throws IOException {
        Path kept = ledger("other", SELF, lun(1), "{\"kept\":{\"vm-2\":\"there\",\"vm-10\":\"here\"}}\n");
        Files.writeString(kept, Files.readString(kept).replaceFirst("\"lab\":", "\"lock\":\"embedded\",\"lab\":"));

        try (Lab bench = Labs.read(folder).open("bench", folder);
                Lab other = Labs.read(folder).open("other", folder);
                Lab elsewhere = Labs.read(folder).open("noop", folder)) {
            assertThat(Reaper.kept(elsewhere, state)).isEmpty();
            assertThat(Reaper.kept(bench, state))
                    .singleElement()
                    .satisfies(it -> assertThat(it.ways().toString()).isEqualTo("{vm-2=there, vm-10=here}"));

            Reaper.reap(bench, state);
            assertThat(file(1)).exists();
            Reaper.reap(other, state); // its process has let the lab go, although it runs
            assertThat(file(1)).doesNotExist();
            assertThat(Reaper.kept(bench, state)).isEmpty();
        }
    }

    @Test
    void what_is_left_on_a_lab_behind_the_same_lock_is_told() throws IOException {
        Path others = ledger("other", DEAD, lun(1));
        Files.writeString(others, Files.readString(others).replaceFirst("\"lab\":", "\"lock\":\"embedded\",\"lab\":"));

        assertThat(reap().told())
                .containsExactly("left alone: what process " + DEAD.pid() + " on " + DEAD.host() + " had left on lab"
                        + " 'other', which shares its lock with lab 'bench'; ci/plumbline reap --lab other --yes takes it"
                        + " back");
        assertThat(file(1)).exists();
    }

    @Test
    void a_process_of_the_same_id_that_started_later_is_another_one() {
        assertThat(SELF.isAlive()).isTrue();
        assertThat(DEAD.isAlive()).isFalse();
        assertThat(new Owner("elsewhere", SELF.pid(), SELF.started()).isAlive()).isFalse();
    }

    @Test
    void a_process_is_the_same_although_the_clock_was_set_since_it_started() {
        Instant hourLater = SELF.started().plusSeconds(3600);

        assertThat(new Owner(SELF.host(), SELF.pid(), hourLater, SELF.start()).isAlive())
                .isTrue();
        assertThat(new Owner(SELF.host(), SELF.pid(), SELF.started(), "another start 1").isAlive())
                .isFalse();
    }

    @Test
    void what_a_process_has_made_is_left_alone_although_the_clock_was_set() throws IOException {
        Path ledger = ledger(SELF, lun(1));
        Files.writeString(
                ledger,
                Files.readString(ledger)
                        .replaceFirst(
                                "\"started\":\"[^\"]*\"",
                                "\"started\":\"2005-01-01T00:00:00Z\",\"start\":\"" + SELF.start() + "\""));

        reap();

        assertThat(file(1)).exists();
        assertThat(ledger).exists();
    }

    @Test
    void a_last_line_that_was_not_written_to_its_end_does_not_count() throws IOException {
        Path ledger = ledger(DEAD, lun(1), "{\"undo\":2,\"handler\":\"embedded.l");

        assertThat(reap().failures()).isEmpty();

        assertThat(file(1)).doesNotExist();
        assertThat(ledger).doesNotExist();
    }

    @Test
    void a_first_line_that_was_not_written_to_its_end_announced_nothing() throws IOException {
        Path empty = Files.createFile(state.resolve(LedgerName.of("bench", DEAD, 1)));
        Path torn = Files.writeString(state.resolve(LedgerName.of("bench", DEAD, 2)), "{\"format\":1,\"la");
        Path others = Files.createFile(state.resolve(LedgerName.of("other", DEAD, 1)));

        assertThat(reap().failures()).isEmpty();

        assertThat(empty).doesNotExist();
        assertThat(torn).doesNotExist();
        assertThat(others).as("perhaps being written").exists();
    }

    @Test
    void of_a_damaged_ledger_what_can_be_read_is_taken_back_and_a_copy_is_kept() throws IOException {
        Path ledger = ledger(DEAD, lun(1), "{\"undo\":\0\0\0\n", "[1]\n", lun(2));

        assertThat(reap().failures())
                .containsExactly("the ledger " + ledger + " of process " + DEAD.pid() + " on " + DEAD.host()
                        + " is damaged in line 3, 4; the rest of it is taken back, and it is kept as " + ledger
                        + ".damaged");

        assertThat(file(1)).doesNotExist();
        assertThat(file(2)).doesNotExist();
        assertThat(ledger).doesNotExist();
        assertThat(Path.of(ledger + ".damaged")).exists();
        assertThat(reap().failures()).isEmpty();
    }

    @Test
    void a_ledger_whose_first_line_makes_no_sense_is_put_aside() throws IOException {
        Path ledger = Files.writeString(state.resolve(LedgerName.of("bench", DEAD, 1)), "%PDF\n" + lun(1));
        Path later = Files.writeString(
                state.resolve(LedgerName.of("bench", DEAD, 2)), "{\"format\":99,\"lab\":\"bench\"}\n");

        assertThat(reap().failures())
                .containsExactlyInAnyOrder(
                        "the first line of the ledger " + ledger
                                + " cannot be read; nothing of it was taken back, and it" + " is kept as " + ledger
                                + ".damaged",
                        "the ledger " + later + " is of format 99, which a later version of Plumbline reads; nothing of"
                                + " it was taken back, and it is kept as " + later + ".damaged");

        assertThat(file(1)).exists();
        assertThat(reap().failures()).isEmpty();
    }

    @Test
    void what_cannot_be_taken_back_stays_in_the_ledger_for_the_next_run() throws IOException {
        String first = lun(1);
        String stuck = lun(2).replace(folder.toString() + "\"", "/elsewhere\"");
        Path ledger = ledger(DEAD, first, stuck);

        Reaper.Reaped reaped = reap();

        assertThat(file(1)).doesNotExist();
        assertThat(file(2)).exists();
        assertThat(reaped.switched()).isEmpty();
        assertThat(reaped.failures())
                .singleElement()
                .asString()
                .contains("could not be taken back")
                .endsWith("it stays in the ledger " + ledger);
        assertThat(reap().failures()).hasSize(1);
    }

    @Test
    void an_undo_of_an_unknown_handler_is_told() throws IOException {
        ledger(DEAD, "{\"undo\":1,\"handler\":\"bridge\",\"arguments\":{}}\n");

        assertThat(reap().failures()).singleElement().asString().contains("an embedded lab has no undo 'bridge'");
    }

    @Test
    void only_folders_of_runs_are_deleted_and_links_are_not_followed() throws Exception {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Files.createFile(kept.resolve("precious"));
        Path scratch = Files.createDirectory(folder.resolve("plumbline-0000000000000001"));
        Files.createSymbolicLink(scratch.resolve("link"), kept);
        Undoing undoing = Undoing.without("bench");

        undoing.undo(ScratchFolder.record(scratch));
        undoing.undo(ScratchFolder.record(scratch));

        assertThat(scratch).doesNotExist();
        assertThatThrownBy(() -> undoing.undo(ScratchFolder.record(kept))).hasMessageContaining("is not deleted");
        Path link = Files.createSymbolicLink(folder.resolve("plumbline-0000000000000002"), kept);
        undoing.undo(ScratchFolder.record(link));
        assertThat(kept.resolve("precious")).exists();
    }

    @Test
    void a_folder_of_ledgers_that_others_can_write_to_is_refused() throws IOException {
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> StateFolder.prepare(state))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("others than you may have written to " + state)
                .hasMessageContaining("chmod 700");
    }

    @Test
    void without_the_lab_what_needs_no_lab_is_taken_back() throws IOException {
        Path scratch = Files.createDirectory(folder.resolve("plumbline-0000000000000001"));
        Path ledger = ledger(
                DEAD,
                String.format("{\"undo\":5,\"handler\":\"folder\",\"arguments\":{\"path\":\"%s\"}}%n", scratch),
                lun(6));

        Reaper.Reaped reaped = Reaper.reapWithout("bench", state);

        assertThat(scratch).doesNotExist();
        assertThat(reaped.failures()).singleElement().asString().contains("it takes the lab 'bench', which cannot be");
        assertThat(ledger).exists();
    }
}
