package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.model.Better;
import dev.plumbline.model.History;
import dev.plumbline.model.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionHistoryTest {

    @Test
    void theFreshSessionStandsAtTheEndOfThoseThatAreStored() {
        List<Session> stored = steady(4);

        History history = SessionHistory.of(session(9, 500), stored, Map.of()).get(0);

        assertThat(history.response()).isEqualTo("iops");
        assertThat(history.unit()).isEqualTo("1/s");
        assertThat(history.points()).extracting(History.Point::session).containsExactly("s1", "s2", "s3", "s4", "s9");
        assertThat(history.points()).allSatisfy(point -> {
            assertThat(point.value()).isCloseTo(500, within(15.0));
            assertThat(point.interval()).isNotNull();
            assertThat(point.moved()).isNull();
        });
    }

    @Test
    void aLevelThatFellIsSaidOnceThreeSessionsAreBeforeIt() {
        List<Session> early = new ArrayList<>(steady(2));
        early.add(session(3, 350));
        List<Session> late = new ArrayList<>(steady(3));
        late.add(session(4, 350));

        assertThat(moved(SessionHistory.of(session(9, 500), early, Map.of()))).doesNotContain("s3");
        assertThat(moved(SessionHistory.of(session(9, 500), late, Map.of()))).contains("s4");
        assertThat(SessionHistory.of(session(9, 500), late, Map.of())
                        .get(0)
                        .points()
                        .get(3)
                        .moved())
                .startsWith("REGRESSION: iops was 0.7")
                .contains("times the level of the 3 sessions before it (");
    }

    @Test
    void aNewEraForgetsWhatWasBefore() {
        List<Session> stored = new ArrayList<>(steady(4));
        stored.add(session(5, 350));

        History history = SessionHistory.of(session(9, 350), stored, Map.of("s5", "new firmware"))
                .get(0);

        assertThat(history.points().get(4).era()).isEqualTo("new firmware");
        assertThat(history.points())
                .allSatisfy(point -> assertThat(point.moved()).isNull());
    }

    @Test
    void sessionsOfAnotherEnvironmentAreShownAndNotHeldAgainstEachOther() {
        List<Session> stored = new ArrayList<>(steady(4));
        stored.add(builder(5, 350).identity(Map.of("nic.driver", "vlance")).build());

        History history = SessionHistory.of(session(9, 500), stored, Map.of()).get(0);

        assertThat(history.points().get(4).value()).isCloseTo(350, within(15.0));
        assertThat(moved(List.of(history))).isEmpty();
    }

    @Test
    void sessionsWithoutTheTreatmentsOrTheUnitAreLeftOut() {
        List<Session> stored = new ArrayList<>(steady(2));
        stored.add(builder(3, 500).vms(4, 9).build());
        stored.add(builder(4, 500).response("iops", "1/min", Better.HIGHER).build());

        assertThat(SessionHistory.of(session(9, 500), stored, Map.of()).get(0).points())
                .extracting(History.Point::session)
                .containsExactly("s1", "s2", "s9");
    }

    @Test
    void nothingStoredIsNoHistory() {
        assertThat(SessionHistory.of(session(9, 500), List.of(), Map.of())).isEmpty();
        assertThat(SessionHistory.of(
                        builder(9, 500).values((block, vms) -> null).build(), steady(3), Map.of()))
                .isEmpty();
    }

    @Test
    void aJudgementCarriesIt() {
        StoredSessions stored = StoredSessions.of(steady(3).toArray(Session[]::new));

        assertThat(Judge.byLevelAndShape()
                        .judge(session(9, 500), stored, ExpectedDifferences.none())
                        .histories())
                .singleElement()
                .extracting(history -> history.points().size())
                .isEqualTo(4);
    }

    private static List<String> moved(List<History> histories) {
        return histories.get(0).points().stream()
                .filter(point -> point.moved() != null)
                .map(History.Point::session)
                .toList();
    }

    private static List<Session> steady(int sessions) {
        List<Session> stored = new ArrayList<>();
        for (int i = 1; i <= sessions; i++) {
            stored.add(session(i, 500));
        }
        return stored;
    }

    private static Session session(int number, double level) {
        return builder(number, level).build();
    }

    private static SessionBuilder builder(int number, double level) {
        Random random = new Random(number);
        double session = level * Math.exp(0.005 * random.nextGaussian());
        return SessionBuilder.session(number).values((block, vms) -> session * Math.exp(0.01 * random.nextGaussian()));
    }
}
