package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.plumbline.model.Session;
import dev.plumbline.mutation.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stored file that was damaged is refused in a sentence, or reads as it was: no baseline changes unseen. */
class MutationTest {

    /** 600 of all kinds. */
    private static final int OF_A_KIND = 50;

    private static final int RESEALED_OF_A_KIND = 20;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Map<String, Integer> OUTCOMES = new TreeMap<>();

    @TempDir
    Path temp;

    private BaselineStore store = new BaselineStore(Path.of(""));
    private Path file = Path.of("");
    private byte[] whole = {};
    private List<Session> sessions = List.of();

    @BeforeEach
    void storeTwo() throws Exception {
        store = new BaselineStore(temp);
        store.record(session(1));
        file = store.record(session(2));
        whole = Files.readAllBytes(file);
        sessions = load().sessions();
    }

    @ParameterizedTest
    @EnumSource(Mutation.class)
    void aDamagedFileIsRefusedInASentenceOrReadsAsItWas(Mutation mutation) throws Exception {
        Random random = new Random(mutation.ordinal());
        int refused = 0;
        for (int i = 0; i < OF_A_KIND; i++) {
            Files.write(file, mutation.apply(whole, random));

            StoredSessions stored = load();

            if (stored.problems().isEmpty()) {
                assertThat(stored.all()).isEqualTo(sessions);
            } else {
                assertThat(stored.all()).containsExactly(sessions.get(0));
                assertThat(stored.problems()).singleElement().satisfies(this::isASentence);
                refused++;
            }
        }
        count(OF_A_KIND, refused);
        assertThat(refused).isGreaterThan(OF_A_KIND * 9 / 10);
    }

    /** As somebody could write it who knows how: what is read is not trusted for its checksum. */
    @ParameterizedTest
    @EnumSource(Mutation.class)
    void aDamagedFileWithTheRightChecksumIsRefusedInASentenceOrJudged(Mutation mutation) throws Exception {
        Random random = new Random(100 + mutation.ordinal());
        byte[] body = Sealed.body(whole);
        int refused = 0;
        for (int i = 0; i < RESEALED_OF_A_KIND; i++) {
            Files.write(file, Sealed.file(mutation.apply(body, random)));

            StoredSessions stored = load();

            refused += stored.problems().size();
            assertThat(stored.all()).contains(sessions.get(0));
            assertThat(stored.problems()).allSatisfy(this::isASentence);
            assertThat(stored.problems()).hasSize(2 - stored.all().size());
            assertThat(Judge.byLevelAndShape()
                            .judge(session(9), stored, ExpectedDifferences.none())
                            .sentence())
                    .isNotBlank();
        }
        count(RESEALED_OF_A_KIND, refused);
    }

    private static void count(int cases, int refused) {
        OUTCOMES.merge("refused", refused, Integer::sum);
        OUTCOMES.merge("read", cases - refused, Integer::sum);
    }

    @AfterAll
    static void tell() throws IOException {
        Mutations.count("baselines", OUTCOMES);
    }

    @Test
    void aCheckoutWithCarriageReturnsReadsAsItWas() throws Exception {
        Files.writeString(file, new String(whole, StandardCharsets.UTF_8).replace("\n", "\r\n"));

        assertThat(load().problems()).isEmpty();
        assertThat(load().all()).isEqualTo(sessions);
    }

    private StoredSessions load() {
        return assertTimeoutPreemptively(LONGEST, () -> store.load("embedded", "org.example.VmCount.disk"));
    }

    private void isASentence(String problem) {
        assertThat(problem)
                .startsWith(file.toString())
                .endsWith("; it is left out")
                .hasSizeLessThan(file.toString().length() + 500)
                .doesNotContainPattern("\\p{Cntrl}|Exception|dev\\.plumbline|com\\.fasterxml|java\\.");
    }

    private static Session session(int number) {
        Random random = new Random(number);
        return SessionBuilder.session(number)
                .vms(1, 3)
                .blocks(3)
                .values((block, vms) -> 500 * Math.exp(0.01 * random.nextGaussian()))
                .build();
    }
}
