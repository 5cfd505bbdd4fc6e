package dev.plumbline.baseline;

import static dev.plumbline.baseline.SessionBuilder.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.Plumbline;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ci/plumbline} says of stored sessions, and deletes. */
class BaselineCommandsTest {

    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private BaselineStore store = new BaselineStore(Path.of(""));

    @BeforeEach
    void open() {
        store = new BaselineStore(temp);
    }

    @Test
    void baselinesListsSessionsErasAndProblems() throws Exception {
        store.record(session(1).importedFrom("fio 3.33 JSON").build());
        store.record(session(2).build());
        store.accept(session(40).build(), "new firmware 8.2");
        Path cut = store.record(session(41).build());
        Files.writeString(cut, Files.readString(cut).substring(0, 2000));

        assertThat(run("baselines")).isZero();

        assertThat(lines())
                .containsExactly(
                        "embedded  org.example.VmCount.disk  3 sessions",
                        "  2025-01-02 to 2025-01-03  2 sessions, 1 of them imported",
                        "  2025-02-10 to 2025-02-10  1 session  era: new firmware 8.2  (held against)",
                        "  problem: " + cut + " is cut off; take it from git again; it is left out");
    }

    @Test
    void pruneShowsWhatItWouldDeleteAndDeletesNothing() throws Exception {
        Path first = store.record(session(1).build());
        Path second = store.record(session(2).build());
        for (int number = 3; number < 6; number++) {
            store.record(session(number).build());
        }

        assertThat(run("prune", "--keep", "3")).isZero();

        assertThat(lines())
                .containsExactly(first.toString(), second.toString(), "2 files would be deleted; --yes deletes");
        assertThat(first).exists();
    }

    @Test
    void pruneWithYesDeletesAndWarnsWhereTooFewAreLeft() throws Exception {
        Path first = store.record(session(1).build());
        store.record(session(2).build());

        assertThat(run("prune", "--keep", "1", "--yes", "--lab", "embedded")).isZero();

        assertThat(lines())
                .containsExactly(
                        first.toString(),
                        "warning: org.example.VmCount.disk on embedded keeps 1 of its newest era, and fewer than 3 cannot"
                                + " tell a shift from a mood",
                        "1 file deleted");
        assertThat(first).doesNotExist();
    }

    @Test
    void anExperimentOfWhichNothingIsStoredIsAMistakeThatNamesWhatThereIs() throws Exception {
        store.record(session(1).build());

        assertThat(run("prune", "--keep", "3", "--experiment", "org.example.VmCount.dsik"))
                .isEqualTo(2);

        assertThat(err.toString())
                .isEqualToNormalizingNewlines("prune: nothing is stored for experiment 'org.example.VmCount.dsik' in "
                        + temp + "; there is org.example.VmCount.disk on embedded\n");
    }

    @Test
    void keepingNoneIsAMistake() throws Exception {
        store.record(session(1).build());

        assertThat(run("prune", "--keep", "0", "--yes")).isEqualTo(2);

        assertThat(err.toString()).contains("would leave no baseline");
        assertThat(store.load("embedded", "org.example.VmCount.disk").all()).hasSize(1);
    }

    private int run(String command, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = command;
        all[1] = "--baselines";
        all[2] = temp.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Plumbline.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }
}
