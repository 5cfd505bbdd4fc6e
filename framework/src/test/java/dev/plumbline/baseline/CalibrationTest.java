package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab with 2 % of noise between sessions, 1 % between blocks and 3 % between trials. */
class CalibrationTest {

    @TempDir
    Path folder;

    @Test
    void theComponentsAreThoseOfTheLab() {
        Calibration.OfResponse iops =
                Calibration.of(sessions(1, 60)).responses().get(0);

        assertThat(Math.sqrt(iops.session().variance())).isBetween(0.015, 0.025);
        assertThat(Math.sqrt(iops.block().variance())).isBetween(0.007, 0.013);
        assertThat(Math.sqrt(iops.trial().variance())).isBetween(0.028, 0.032);
        assertThat(Math.sqrt(iops.interaction().variance())).isLessThan(0.006);
        assertThat(iops.session().degreesOfFreedom()).isEqualTo(59);
        assertThat(iops.trial().degreesOfFreedom()).isEqualTo(60 * 4 * 5);
    }

    @Test
    void falseAlarmsAreCountedWithTheirExactInterval() {
        Calibration.Rate rate =
                Calibration.of(sessions(1, 20)).responses().get(0).falseAlarms();

        assertThat(rate).isEqualTo(new Calibration.Rate(0, 20, 0, rate.high()));
        // Clopper and Pearson: 1 - 0.025^(1/20)
        assertThat(rate.high()).isBetween(0.1684, 0.1685);
        // the published example: 7 of 20 give 0.154 to 0.592
        assertThat(Calibrating.rate(7, 20).low()).isBetween(0.153, 0.155);
        assertThat(Calibrating.rate(7, 20).high()).isBetween(0.591, 0.593);
        assertThat(Calibrating.rate(5, 5).high()).isEqualTo(1);
    }

    @Test
    void aPooledVarianceDecidesWhatThreeSessionsCannot() {
        Calibration calibration = Calibration.of(sessions(100, 20));
        Session fallen = session(99, 0.85);
        List<Session> stored = sessions(1, 3);

        Judgement alone = judge(fallen, new StoredSessions(stored, List.of()));
        Judgement pooled = judge(fallen, new StoredSessions(stored, List.of(), calibration));

        assertThat(alone.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(pooled.verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(pooled.sentence()).contains("3 stored sessions, variance pooled with a calibration of 20 sessions");
    }

    @Test
    void withACalibrationOneStoredSessionIsEnough() {
        StoredSessions stored = new StoredSessions(sessions(1, 1), List.of(), Calibration.of(sessions(100, 20)));

        assertThat(judge(session(99, 0.75), stored).verdict()).isEqualTo(Verdict.REGRESSION);
    }

    @Test
    void aCalibrationOfAnotherEnvironmentIsLeftOutAndSaid() {
        Calibration calibration = Calibration.of(IntStream.range(100, 105)
                .mapToObj(n -> builder(n, 1).identity(Map.of("cpu", "other")).build())
                .toList());

        Judgement judgement = judge(session(99, 1), new StoredSessions(sessions(1, 3), List.of(), calibration));

        assertThat(judgement.sentence()).doesNotContain("pooled");
        assertThat(judgement.findings())
                .extracting(Finding::sentence)
                .anyMatch(
                        sentence -> sentence.startsWith("the calibration is left out, since the environment differs"));
    }

    @Test
    void sessionsThatAreStoredAndCalibratedDoNotCountTwice() {
        List<Session> both = sessions(1, 3);

        Judgement judgement = judge(session(99, 1), new StoredSessions(both, List.of(), Calibration.of(both)));

        assertThat(judgement.sentence()).doesNotContain("pooled");
    }

    @Test
    void aCalibrationIsStoredBesideTheSessionsAndReadAgain() throws Exception {
        BaselineStore store = new BaselineStore(folder);
        Calibration first = Calibration.of(sessions(1, 3));
        Calibration second = Calibration.of(sessions(1, 4));

        store.calibrate(first);
        Path file = store.calibrate(second);

        assertThat(folder.relativize(file)).isEqualTo(Path.of("embedded/org.example.VmCount.disk/calibration.json"));
        StoredSessions stored = store.load("embedded", "org.example.VmCount.disk");
        assertThat(stored.calibration()).isEqualTo(second);
        assertThat(stored.sessions()).isEmpty();
        assertThat(stored.problems()).isEmpty();
    }

    @Test
    void aFileThatIsNoCalibrationIsAProblemAndNoMore() throws Exception {
        BaselineStore store = new BaselineStore(folder);
        Path file = store.calibrate(Calibration.of(sessions(1, 3)));
        Files.writeString(file, Files.readString(file).replace("    \"blocks\": 5,\n", ""));

        StoredSessions stored = store.load("embedded", "org.example.VmCount.disk");

        assertThat(stored.calibration()).isNull();
        assertThat(stored.problems())
                .singleElement()
                .asString()
                .contains(
                        "cannot be read at line",
                        "the field calibration.blocks is missing; the calibration is left out");
    }

    @Test
    void whatCannotCalibrateIsRefusedInASentence() {
        assertThatThrownBy(() -> Calibration.of(sessions(1, 2)))
                .isInstanceOf(MisuseException.class)
                .hasMessageStartingWith("a calibration needs at least 3 sessions, but there are 2");
        assertThatThrownBy(() -> Calibration.of(List.of(
                        session(1, 1), session(2, 1), builder(3, 1).blocks(4).build())))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("session s3 cannot calibrate together with session s1");
        assertThatThrownBy(() -> Calibration.of(List.of(
                        session(1, 1),
                        session(2, 1),
                        builder(3, 1).values((b, n) -> -1.0).build())))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("measured 0 or less");
    }

    @Test
    void oneTreatmentCalibratesItsLevelAlone() {
        Calibration.OfResponse iops = Calibration.of(IntStream.range(1, 8)
                        .mapToObj(n -> builder(n, 1).vms(3, 3).build())
                        .toList())
                .responses()
                .get(0);

        assertThat(iops.interaction()).isEqualTo(new Calibration.Component(0, 0));
        assertThat(iops.smallestTreatments()).containsExactly(Map.entry("vms=3", iops.smallestLevel()));
    }

    private static Judgement judge(Session session, StoredSessions stored) {
        return Judge.byLevelAndShape().judge(session, stored, ExpectedDifferences.none());
    }

    private static List<Session> sessions(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> session(number, 1))
                .toList();
    }

    private static Session session(int number, double ratio) {
        return builder(number, ratio).build();
    }

    private static SessionBuilder builder(int number, double ratio) {
        Random random = new Random(number * 7919L);
        double ofSession = 0.02 * random.nextGaussian();
        double[] ofBlock =
                random.ints(6).mapToDouble(i -> 0.01 * random.nextGaussian()).toArray();
        return SessionBuilder.session(number)
                .values((b, vms) -> 500 * ratio * Math.exp(ofSession + ofBlock[b] + 0.03 * random.nextGaussian()));
    }
}
