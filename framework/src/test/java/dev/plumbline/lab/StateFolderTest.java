package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.MisuseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks and ledgers lie in the temporary folder of all users, and ledgers hold commands. */
class StateFolderTest {

    @TempDir
    Path folder;

    @Test
    void itAndItsFilesAreForThisUserAlone() throws Exception {
        Path state = StateFolder.prepare(folder.resolve("state"));
        try (Lab lab = Labs.read(folder).open("noop", folder);
                Ledger ledger = Ledger.open(lab, state);
                LabLock lock = LabLock.tryTake(LabLock.file(state, "bench")).orElseThrow();
                Stream<Path> files = Files.list(state)) {
            ledger.announce(UndoRecord.of("x", Map.of("password", "a")));

            assertThat(lock).isNotNull();
            assertThat(permissions(state)).isEqualTo("rwx------");
            assertThat(files.toList())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    /** As somebody could lay out there before. */
    @Test
    void aLinkIsNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(folder.resolve("state"), elsewhere);

        assertThatThrownBy(() -> StateFolder.prepare(link))
                .isInstanceOf(MisuseException.class)
                .hasMessage(link + " is no folder but a file or a link, though locks and ledgers are to be kept there;"
                        + " delete it");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aRunsOwnFolderIsMadeForThisUserAloneAndNotWhereALinkIs() throws Exception {
        Path scratch = folder.resolve("plumbline-0000111122223333");
        ScratchFolder.make(scratch);
        Path link = Files.createSymbolicLink(folder.resolve("plumbline-link"), folder);

        assertThat(permissions(scratch)).isEqualTo("rwx------");
        assertThatThrownBy(() -> ScratchFolder.make(link)).hasMessageContaining(link.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plumbline-sources", "plumbline-", "plumbline-000011112222333", "src"})
    void noFolderThatAPersonHasNamedIsEverDeletedWhateverALedgerSays(String name) throws Exception {
        Path kept = Files.createFile(Files.createDirectory(folder.resolve(name)).resolve("work"));

        for (Path said : List.of(kept.getParent(), folder.resolve("x/../" + name))) {
            assertThatThrownBy(() -> ScratchFolder.delete(ScratchFolder.record(said)))
                    .hasMessageEndingWith("is not the folder of a run, so it is not deleted");
        }

        assertThat(kept).exists();
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
