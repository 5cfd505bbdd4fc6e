package dev.plumbline.baseline;

import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Many sweeps of a lab whose truth is known, each judged against stored sessions of the same lab.
 *
 * @param treatments treatments of the sweep
 * @param blocks blocks of each session
 * @param stored stored sessions
 * @param session noise between sessions, as a share
 * @param block noise between blocks of a session
 * @param trial noise between trials of a block
 * @param shift the true effect on all treatments, as a ratio
 */
record SimulatedSweeps(
        int treatments, int blocks, int stored, double session, double block, double trial, double shift) {

    /**
     * What came out.
     *
     * @param sweeps sweeps judged
     * @param anyRegression sweeps with a regression of the level or of any treatment
     * @param levelRegression sweeps whose level regressed
     * @param levelEquivalent sweeps whose level is equivalent
     * @param allEquivalent sweeps whose level and all of whose treatments are
     */
    record Counts(int sweeps, int anyRegression, int levelRegression, int levelEquivalent, int allEquivalent) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "of %d: any regression %.2f %%, level regression %.2f %%, level equivalent %.2f %%, all equivalent %.2f %%",
                    sweeps,
                    100.0 * anyRegression / sweeps,
                    100.0 * levelRegression / sweeps,
                    100.0 * levelEquivalent / sweeps,
                    100.0 * allEquivalent / sweeps);
        }
    }

    Counts run(int sweeps, long seed) {
        Random random = new Random(seed);
        int any = 0;
        int level = 0;
        int levelEquivalent = 0;
        int all = 0;
        for (int i = 0; i < sweeps; i++) {
            Judgement judgement = judgement(random);
            Verdict ofLevel = judgement.findings().stream()
                    .filter(finding -> finding.kind() == Finding.Kind.LEVEL)
                    .map(Finding::verdict)
                    .findFirst()
                    .orElseThrow();
            boolean leafRegressed = judgement.cells().stream().anyMatch(cell -> cell.verdict() == Verdict.REGRESSION);
            boolean leavesEquivalent =
                    judgement.cells().stream().allMatch(cell -> cell.verdict() == Verdict.EQUIVALENT);
            any += ofLevel == Verdict.REGRESSION || leafRegressed ? 1 : 0;
            level += ofLevel == Verdict.REGRESSION ? 1 : 0;
            levelEquivalent += ofLevel == Verdict.EQUIVALENT ? 1 : 0;
            all += ofLevel == Verdict.EQUIVALENT && leavesEquivalent ? 1 : 0;
        }
        return new Counts(sweeps, any, level, levelEquivalent, all);
    }

    private Judgement judgement(Random random) {
        Session[] before = IntStream.rangeClosed(1, stored)
                .mapToObj(number -> measured(number, 1, random))
                .toArray(Session[]::new);
        Session now = measured(stored + 1, shift, random);
        return Judge.byLevelAndShape().judge(now, StoredSessions.of(before), ExpectedDifferences.none());
    }

    private Session measured(int number, double ratio, Random random) {
        double ofSession = random.nextGaussian() * session;
        double[] ofBlocks = IntStream.range(0, blocks)
                .mapToDouble(b -> random.nextGaussian() * block)
                .toArray();
        return SessionBuilder.session(number)
                .blocks(blocks)
                .vms(1, treatments)
                .values((b, vms) -> ratio
                        * (500 + 20 * vms)
                        * Math.exp(ofSession + ofBlocks[b - 1] + random.nextGaussian() * trial))
                .build();
    }
}
