package dev.plumbline.baseline;

import static dev.plumbline.baseline.SessionBuilder.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Session;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineStoreTest {

    private static final String ID = "org.example.VmCount.disk";

    @TempDir
    Path temp;

    @Test
    void sessionsComeBackOldestFirst() throws Exception {
        Path folder = temp.resolve("baselines");
        BaselineStore store = new BaselineStore(folder);
        store.record(session(3).build());
        store.record(session(1).build());
        Path file = store.record(session(2).build());

        StoredSessions stored = store.load("embedded", ID);

        assertThat(file).isEqualTo(folder.resolve("embedded/" + ID + "/20250103T000000Z-s2.json"));
        assertThat(stored.sessions()).extracting(Session::id).containsExactly("s1", "s2", "s3");
        assertThat(stored.problems()).isEmpty();
    }

    @Test
    void whatWouldBloatARepositoryIsLeftOutAndMeasuredNumbersAreRounded() throws Exception {
        Session full = session(1).values((block, vms) -> 1000.0 / 3).build();
        Path file = new BaselineStore(temp).record(full);

        Session kept = new BaselineStore(temp).load("embedded", ID).sessions().get(0);

        assertThat(StoredFile.read(file).session()).isEqualTo(LeanSession.of(full));
        assertThat(kept).isEqualTo(new ComparedSession().of(LeanSession.of(full)));
        assertThat(kept.trials().get(0).value("iops")).hasValue(333.333);
        assertThat(Files.readString(file)).doesNotContain("HISTFAAA", "application/json", "333.3333");
    }

    @Test
    void eachTrialIsOneLineAndSettingsStandOnLinesOfTheirOwn() throws Exception {
        Path file = new BaselineStore(temp).record(session(1).build());

        List<String> lines = Files.readAllLines(file);

        assertThat(lines.get(2)).matches(" {2}\"sha256\": \"[0-9a-f]{64}\",");
        assertThat(lines).startsWith("{", "  \"format\": 2,", lines.get(2), "  \"session\": {", "    \"id\": \"s1\",");
        assertThat(lines).filteredOn(line -> line.contains("\"position\": ")).hasSize(30);
        assertThat(lines).contains("        \"nic.driver\": \"e1000\"");
    }

    @Test
    void aSessionThatIsStoredIsNeverOverwritten() throws Exception {
        BaselineStore store = new BaselineStore(temp);
        Path file = store.record(session(1).build());
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> store.record(session(1).values((b, v) -> 1.0).build()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is stored already");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(filesBelow(temp)).containsExactly(file);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(session(1).onlyTheFirst(2), "is partial: it measured 2 of 6 treatments"),
                Arguments.of(session(1).endedEarly("the budget was spent"), "ended early: the budget was spent"),
                Arguments.of(session(1).arms("old", "new"), "has the arms old, new, and a baseline has none"),
                Arguments.of(
                        session(1).values((block, vms) -> block == 2 && vms == 3 ? null : 1.0),
                        "is broken: 29 of 30 planned trials are complete"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aSessionThatIsNotWholeIsRefusedAndLeavesNothing(SessionBuilder builder, String because) throws IOException {
        assertThatThrownBy(() -> new BaselineStore(temp).record(builder.build()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("session s1 of " + ID + " is not stored, since it " + because);
        assertThat(filesBelow(temp)).isEmpty();
    }

    @Test
    void loadingCreatesNothing() throws IOException {
        Path folder = temp.resolve("baselines");

        assertThat(new BaselineStore(folder).load("embedded", ID).sessions()).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "a\\b", "C:", "a\nb"})
    void aNameThatWouldLeaveTheFolderIsMisuse(String lab) {
        assertThatThrownBy(() -> new BaselineStore(temp).load(lab, ID)).isInstanceOf(MisuseException.class);
    }

    @Test
    void aDamagedFileIsNamedAndTheOthersStayUsable() throws Exception {
        BaselineStore store = new BaselineStore(temp);
        Path good = store.record(session(1).build());
        Path home = good.getParent();
        String text = Files.readString(good);
        byte[] bytes = Files.readAllBytes(good);
        Files.write(home.resolve("a-cut.json"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(home.resolve("b-conflict.json"), "<<<<<<< HEAD\n" + text + "=======\n>>>>>>> theirs\n");
        Files.writeString(
                home.resolve("c-conflict.json"),
                text.replace("    \"seed\": 1,\n", "<<<<<<< HEAD\n    \"seed\": 1,\n"));
        Files.writeString(home.resolve("d-newer.json"), text.replace("\"format\": 2", "\"format\": 9"));
        Files.writeString(home.resolve("e-again.json"), text);
        Files.write(home.resolve("f-other.json"), Sealed.again(text.replace("VmCount.disk", "VmCount.cpu")));
        Files.writeString(home.resolve("g-gap.json"), text.replace("    \"seed\": 1,\n", ""));
        Files.writeString(home.resolve("h-more.json"), text + "{}");
        Files.writeString(home.resolve("i-empty.json"), "");
        Files.writeString(home.resolve("j-impossible.json"), text.replace("\"tolerance\": 0.05", "\"tolerance\": 5"));
        Files.write(home.resolve("k-broken.json"), Sealed.again(text.replace("\"blocks\": 5", "\"blocks\": 6")));
        Files.write(home.resolve("l-binary.json"), new byte[] {(byte) 0xff, 0, 1, 2});
        Files.createDirectory(home.resolve("m-folder.json"));
        Files.writeString(home.resolve("n-edited.json"), text.replace("500.0", "600.0"));
        try (RandomAccessFile large =
                new RandomAccessFile(home.resolve("o-large.json").toFile(), "rw")) {
            large.setLength(SealedFile.LARGEST + 1);
        }
        Files.write(home.resolve("p-same.json"), Sealed.again(text.replace("\"seed\": 1,", "\"seed\": 2,")));
        Files.writeString(home.resolve("q-older.json"), text.replace("\"format\": 2", "\"format\": 1"));
        Files.createSymbolicLink(home.resolve("r-link.json"), home.resolve("nowhere.json"));
        Files.writeString(home.resolve("ignored.txt"), "not ours");

        StoredSessions stored = store.load("embedded", ID);

        assertThat(stored.sessions()).extracting(Session::id).containsExactly("s1");
        assertThat(stored.problems()).allMatch(sentence -> !sentence.contains("\n"));
        assertThat(stored.problems())
                .satisfiesExactly(
                        says("a-cut.json is cut off; take it from git again; it is left out"),
                        says("b-conflict.json holds the marks of a merge conflict"),
                        says("c-conflict.json holds the marks of a merge conflict"),
                        says("d-newer.json was written by a newer Plumbline (format version 9, this one reads 2)"),
                        says("e-again.json is a copy of 20250102T000000Z-s1.json"),
                        says("f-other.json holds a session of org.example.VmCount.cpu on embedded"),
                        says("g-gap.json cannot be read at line 89: the field session.seed is missing"),
                        says("h-more.json goes on after its end"),
                        says("i-empty.json is empty"),
                        says("j-impossible.json cannot be read at line"),
                        says("k-broken.json is broken: 30 of 36 planned trials are complete"),
                        says("l-binary.json is no stored session: it does not start with a format version"),
                        says("m-folder.json is a folder, where a file should be"),
                        says("n-edited.json was changed after it was stored (its checksum differs)"),
                        says("o-large.json has 268435457 bytes, and nothing above 268435456 is read"),
                        says("p-same.json holds session s1, as does 20250102T000000Z-s1.json"),
                        says("q-older.json has the format version 1, and this Plumbline reads 2"),
                        says("r-link.json is no regular file"));
    }

    private static Consumer<String> says(String part) {
        return sentence -> assertThat(sentence).contains(part);
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
