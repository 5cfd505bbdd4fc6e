package dev.plumbline.baseline;

import static dev.plumbline.baseline.SessionBuilder.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Session;
import dev.plumbline.process.OtherJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that other processes use, or that belongs to somebody else. */
class StoreProcessesTest {

    private static final String ID = "org.example.VmCount.disk";

    @TempDir
    Path temp;

    @Test
    void whatTwoProcessesRecordAtOnceIsAllThereAndWhole() throws Exception {
        Path folder = temp.resolve("baselines");
        try (OtherJvm one = OtherJvm.start(List.of(), temp.resolve("1"), RecordingProcess.class, folder, 0, 20);
                OtherJvm other = OtherJvm.start(List.of(), temp.resolve("2"), RecordingProcess.class, folder, 20, 40)) {
            one.go();
            other.go();
            one.succeeds();
            other.succeeds();
        }

        StoredSessions stored = new BaselineStore(folder).load("embedded", ID);

        assertThat(stored.problems()).isEmpty();
        assertThat(stored.sessions())
                .extracting(Session::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, 40).mapToObj(n -> "s" + n).toList());
        assertThat(names(folder.resolve("embedded").resolve(ID))).hasSize(40).allMatch(name -> name.endsWith(".json"));
    }

    @Test
    void aFileThatThisUserMayNotReadIsNamedAndTheOthersStayUsable() throws Exception {
        Path folder = temp.resolve("baselines");
        BaselineStore store = new BaselineStore(folder);
        store.record(session(1).build());
        Path forbidden = store.record(session(2).build());
        Files.setPosixFilePermissions(forbidden, PosixFilePermissions.fromString("---------"));

        assertThat(loadedWithoutPrivileges(folder))
                .containsExactly(
                        "s1", forbidden + " cannot be read, since this user has no permission; it is left out");
    }

    @Test
    void aFolderThatThisUserMayNotListIsNamed() throws Exception {
        Path folder = temp.resolve("baselines");
        Path home = new BaselineStore(folder).record(session(1).build()).getParent();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("---------"));
        try {
            assertThat(loadedWithoutPrivileges(folder))
                    .containsExactly(home + " cannot be listed, since this user has no permission");
        } finally {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private List<String> loadedWithoutPrivileges(Path folder) throws Exception {
        List<String> without =
                OtherJvm.asRoot() ? List.of("setpriv", "--inh-caps=-all", "--bounding-set=-all") : List.of();
        Path lines = temp.resolve("lines");
        try (OtherJvm jvm = OtherJvm.start(without, temp.resolve("printed"), LoadingProcess.class, folder, lines)) {
            jvm.succeeds();
        }
        return Files.readAllLines(lines);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
