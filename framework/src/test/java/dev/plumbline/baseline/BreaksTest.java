package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Alias;
import dev.plumbline.model.Better;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Level;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Jumps that a covariate explains, jumps that nothing explains, and curves that have none. */
class BreaksTest {

    private static final Alias SECOND_LUN = new Alias("LUNs in use", "vms", "", new Level("13", 13.0), 1, 2);
    private static final Response IOPS = new Response("iops", "1/s", Better.HIGHER, 0.05);

    @Test
    void theBumpOfAMeasuredSweepIsFoundWhereItWasPredictedAndExplained() throws IOException, URISyntaxException {
        Session session = StoredFile.read(
                        Path.of(Objects.requireNonNull(BreaksTest.class.getResource("lun-distribution.json"))
                                .toURI()))
                .session();

        Judgement judgement = Judge.byLevelAndShape().judge(session, StoredSessions.of(), ExpectedDifferences.none());

        assertThat(sentences(judgement, Finding.Kind.BREAK))
                .singleElement()
                .asString()
                .matches(
                        "iops jumps by (9\\d|10\\d)\\.?\\d? % at vms=13 \\(placement=PACKED\\), where .*LUNs in use goes"
                                + " 1 → 2.*: that explains it; slopes are given on each side, not across");
        assertThat(sentences(judgement, Finding.Kind.SLOPE))
                .hasSize(3)
                .anyMatch(sentence -> sentence.contains("vms=8..12"))
                .anyMatch(sentence -> sentence.contains("vms=13..22"))
                .anyMatch(sentence -> sentence.contains("ALTERNATING"));
        assertThat(sentences(judgement, Finding.Kind.LIMIT))
                .containsExactly(
                        "lun-1 (100 % busy) limited vms=8..12, placement=PACKED",
                        "lun-1, lun-2 (100 % busy) limited vms=8..22, placement=ALTERNATING; vms=13..22,"
                                + " placement=PACKED");
    }

    @Test
    void aPredictedJumpThatIsNotThereIsSaid() {
        Judgement judgement = judge(sweep(n -> 500 / n).aliases(SECOND_LUN));

        assertThat(sentences(judgement, Finding.Kind.BREAK))
                .containsExactly("iops does not jump at vms=13, where LUNs in use goes 1 → 2");
    }

    @Test
    void aJumpWithoutACovariateIsUnexplained() {
        Judgement judgement = judge(sweep(n -> 500 / n * (n >= 16 ? 0.7 : 1)));

        assertThat(sentences(judgement, Finding.Kind.BREAK))
                .singleElement()
                .asString()
                .matches(
                        "iops falls by (2[789]|3[0123])\\.?\\d? % at vms=16, and no covariate .* the jump is unexplained");
    }

    @Test
    void tooFewLevelsSayThatAJumpCannotBeTold() {
        Judgement judgement = judge(sweep(n -> 500).vms(12, 15).aliases(SECOND_LUN));

        assertThat(sentences(judgement, Finding.Kind.BREAK))
                .singleElement()
                .asString()
                .startsWith("whether iops jumps at vms=13, where LUNs in use goes 1 → 2, cannot be told");
    }

    @Test
    void valuesWithoutAnyVarianceHaveNoJump() {
        Judgement judgement = judge(sweep(n -> 500).values((b, n) -> 500.0).aliases(SECOND_LUN));

        assertThat(sentences(judgement, Finding.Kind.BREAK))
                .containsExactly("iops does not jump at vms=13, where LUNs in use goes 1 → 2");
    }

    @Test
    void aJumpOfAFifthIsNamedAndASmoothCurveHasNone() {
        int sweeps = 100;
        Random random = new Random(5);
        DoubleUnaryOperator saturating = n -> n / (n + 6);

        long named = IntStream.range(0, sweeps)
                .filter(i -> explained(random, n -> saturating.applyAsDouble(n) * (n >= 13 ? 1.2 : 1)))
                .count();
        long falseAlarms = IntStream.range(0, sweeps)
                .filter(i -> explained(random, saturating))
                .count();

        assertThat(named).isGreaterThanOrEqualTo(95);
        assertThat(falseAlarms).isLessThanOrEqualTo(4);
    }

    private static boolean explained(Random random, DoubleUnaryOperator curve) {
        double[][] table = new double[5][15];
        for (int b = 0; b < 5; b++) {
            for (int t = 0; t < 15; t++) {
                table[b][t] = Math.log(curve.applyAsDouble(t + 8)) + 0.02 * random.nextGaussian();
            }
        }
        Session session = sweep(n -> 1).aliases(SECOND_LUN).build();
        return new Breaks(session, IOPS, session.design().treatments(), table)
                .findings().stream().anyMatch(finding -> finding.sentence().contains("that explains it"));
    }

    private static SessionBuilder sweep(DoubleUnaryOperator curve) {
        Random random = new Random(3);
        double[][] noise = IntStream.range(0, 6)
                .mapToObj(b -> random.doubles(40, -0.02, 0.02).toArray())
                .toArray(double[][]::new);
        return SessionBuilder.session(1)
                .vms(8, 22)
                .values((b, vms) -> curve.applyAsDouble(vms) * Math.exp(noise[b][vms]));
    }

    private static Judgement judge(SessionBuilder session) {
        return Judge.byLevelAndShape().judge(session.build(), StoredSessions.of(), ExpectedDifferences.none());
    }

    private static List<String> sentences(Judgement judgement, Finding.Kind kind) {
        return judgement.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .map(Finding::sentence)
                .toList();
    }
}
