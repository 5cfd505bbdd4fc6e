package dev.plumbline.baseline;

import static dev.plumbline.baseline.SessionBuilder.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An accepted change starts a new era, which later sessions are held against. */
class EraTest {

    private static final String ID = "org.example.VmCount.disk";
    private static final StoredExperiment DISK = new StoredExperiment("embedded", ID);

    @TempDir
    Path temp;

    private BaselineStore store = new BaselineStore(Path.of(""));

    @BeforeEach
    void open() {
        store = new BaselineStore(temp);
    }

    @Test
    void laterSessionsBelongToTheNewEraAndOnlyItsSessionsAreHeldAgainst() throws Exception {
        record(500, 1, 2, 3);
        store.accept(noisy(4, 400), "new firmware 8.2");
        record(400, 5, 6);

        StoredSessions stored = store.load("embedded", ID);

        assertThat(stored.sessions()).extracting(Session::id).containsExactly("s4", "s5", "s6");
        assertThat(stored.all()).extracting(Session::id).containsExactly("s1", "s2", "s3", "s4", "s5", "s6");
        assertThat(stored.eras()).containsExactly(Map.entry("s4", "new firmware 8.2"));
        Judgement judgement = judge(noisy(9, 400));
        assertThat(judgement.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(judgement.baselines()).containsExactly("s4", "s5", "s6");
        assertThat(judgement.findings())
                .extracting(Finding::sentence)
                .contains("held against the sessions since the era of 2025-01-05: new firmware 8.2");
    }

    @Test
    void withoutAnAcceptedChangeThereIsOneEraWithoutAReason() throws Exception {
        record(500, 1, 2);

        StoredSessions stored = store.load("embedded", ID);

        assertThat(stored.eras()).isEmpty();
        assertThat(stored.era()).isNull();
        assertThat(stored.sessions()).isEqualTo(stored.all()).hasSize(2);
    }

    @Test
    void acceptingWhereNothingIsStoredBeginsTheFirstEra() throws Exception {
        store.accept(noisy(1, 500), "the lab was built");
        record(500, 2);

        StoredSessions stored = store.load("embedded", ID);

        assertThat(stored.sessions()).hasSize(2);
        assertThat(stored.eras()).containsExactly(Map.entry("s1", "the lab was built"));
    }

    @Test
    void erasStandInTheOrderInWhichTheyWereAccepted() throws Exception {
        record(500, 1);
        store.accept(noisy(2, 500), "one");
        store.accept(noisy(3, 500), "two");

        assertThat(store.load("embedded", ID).eras()).containsExactly(Map.entry("s2", "one"), Map.entry("s3", "two"));
    }

    @Test
    void whatIsAcceptedLastIsTheNewestEraAlsoWhereAClockGoesSlow() throws Exception {
        store.accept(noisy(8, 500), "one");
        store.accept(noisy(3, 500), "two, by a slow clock");

        StoredSessions stored = store.load("embedded", ID);

        assertThat(stored.sessions()).extracting(Session::id).containsExactly("s3");
        assertThat(stored.eras().values()).containsExactly("one", "two, by a slow clock");
    }

    @Test
    void aSessionOfABranchThatDidNotKnowOfTheEraStaysInTheOldOne(@TempDir Path branch) throws Exception {
        record(500, 1);
        Path elsewhere = new BaselineStore(branch).record(noisy(7, 500));
        store.accept(noisy(4, 400), "new firmware 8.2");
        Path home = temp.resolve("embedded").resolve(ID);
        Files.copy(elsewhere, home.resolve(elsewhere.getFileName())); // as a merge in git does

        StoredSessions stored = store.load("embedded", ID);

        assertThat(stored.sessions()).extracting(Session::id).containsExactly("s4");
        assertThat(stored.all()).extracting(Session::id).containsExactly("s1", "s7", "s4");
    }

    @Test
    void theReasonOutlivesTheFirstSessionOfItsEra() throws Exception {
        record(500, 1);
        Path first = store.accept(noisy(2, 400), "new firmware 8.2");
        record(400, 3, 4);
        Files.delete(first);

        StoredSessions stored = store.load("embedded", ID);

        assertThat(stored.eras()).containsExactly(Map.entry("s3", "new firmware 8.2"));
        assertThat(stored.sessions()).extracting(Session::id).containsExactly("s3", "s4");
    }

    @Test
    void pruningKeepsTheNewestOfEachEraAndEverythingImported() throws Exception {
        store.record(session(1).importedFrom("fio 3.33 JSON").build());
        record(500, 2, 3, 4, 5);
        store.accept(noisy(6, 400), "new firmware 8.2");
        record(400, 7, 8, 9);

        Pruning pruning = store.pruning(DISK, 3);
        pruning.delete();

        assertThat(pruning.leavesTooFew()).isFalse();
        StoredSessions stored = store.load("embedded", ID);
        assertThat(stored.all()).extracting(Session::id).containsExactly("s1", "s3", "s4", "s5", "s7", "s8", "s9");
        assertThat(stored.eras()).containsExactly(Map.entry("s7", "new firmware 8.2"));
        assertThat(store.pruning(DISK, 3).files()).isEmpty();
    }

    @Test
    void pruningBelowThreeOfTheNewestEraSaysSo() throws Exception {
        record(500, 1, 2, 3, 4);

        assertThat(store.pruning(DISK, 2).leavesTooFew()).isTrue();
        assertThat(store.pruning(DISK, 2).files()).hasSize(2);
        assertThat(store.pruning(DISK, 4).leavesTooFew()).isFalse();
        assertThatThrownBy(() -> store.pruning(DISK, 0))
                .isInstanceOf(MisuseException.class)
                .hasMessage("to keep 0 sessions would leave no baseline; write 1 or more");
    }

    @Test
    void aSessionThatIsNotWholeBeginsNoEra() throws Exception {
        record(500, 1);

        assertThatThrownBy(() -> store.accept(session(2).onlyTheFirst(2).build(), "new firmware"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is not stored, since it is partial");
        assertThat(store.load("embedded", ID).eras()).isEmpty();
        assertThat(files()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "a\u0007bell", "right\u202Eto left"})
    void aReasonThatNobodyCanReadIsMisuse(String reason) throws IOException {
        assertThatThrownBy(() -> store.accept(noisy(1, 500), reason)).isInstanceOf(MisuseException.class);
        assertThat(files()).isZero();
    }

    @Test
    void aReasonHasAtMost200Characters() throws Exception {
        assertThatThrownBy(() -> store.accept(noisy(1, 500), "x".repeat(201)))
                .isInstanceOf(MisuseException.class)
                .hasMessage("the reason has more than 200 characters; write one sentence, as 'new firmware 8.2'");

        store.accept(noisy(1, 500), "日".repeat(200));
        assertThat(store.load("embedded", ID).eras().values()).containsExactly("日".repeat(200));
    }

    private void record(double value, int... numbers) throws IOException, RefusedException {
        for (int number : numbers) {
            store.record(noisy(number, value));
        }
    }

    private Judgement judge(Session fresh) throws IOException {
        return Judge.byLevelAndShape().judge(fresh, store.load("embedded", ID), ExpectedDifferences.none());
    }

    private static Session noisy(int number, double value) {
        Random random = new Random(number);
        return session(number)
                .values((block, vms) -> value * Math.exp(0.005 * random.nextGaussian()))
                .build();
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.walk(temp)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
