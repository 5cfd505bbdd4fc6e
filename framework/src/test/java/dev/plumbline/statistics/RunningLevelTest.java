package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunningLevelTest {

    @Test
    void eachSessionHasTheFiguresThatTheComparisonOfSweepsHas() {
        Random random = new Random(7);
        RunningLevel running = new RunningLevel();
        List<BlockTable> before = new ArrayList<>();
        for (int session = 0; session < 20; session++) {
            BlockTable fresh = table(random, 1 + random.nextInt(5));
            if (before.size() > 1) {
                Estimate all = new LevelShape(fresh, before).level().orElseThrow();
                Estimate one = running.of(fresh).orElseThrow();

                assertThat(one.value()).isCloseTo(all.value(), within(1e-12));
                assertThat(one.standardError()).isCloseTo(all.standardError(), within(1e-12));
                assertThat(one.degreesOfFreedom()).isEqualTo(all.degreesOfFreedom());
            }
            running.add(fresh);
            before.add(fresh);
        }
    }

    @Test
    void nothingIsSaidOfFewerThanTwoSessionsOrOfCopies() {
        BlockTable table = new BlockTable(new double[][] {{1, 2}, {2, 3}});
        RunningLevel running = new RunningLevel();

        assertThat(running.of(table)).isEmpty();
        running.add(table);
        assertThat(running.of(table)).isEmpty();
        running.add(table);
        assertThat(running.of(table)).isEmpty();
    }

    private static BlockTable table(Random random, int blocks) {
        double[][] logs = new double[blocks][3];
        double session = 0.05 * random.nextGaussian();
        for (double[] block : logs) {
            for (int t = 0; t < block.length; t++) {
                block[t] = 6 + session + 0.02 * random.nextGaussian();
            }
        }
        return new BlockTable(logs);
    }
}
