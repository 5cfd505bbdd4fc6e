package dev.plumbline.load;

import dev.plumbline.model.MisuseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An access specification as options of one job of fio, see <a href="https://fio.readthedocs.io/">its documentation</a>. fio
 * has one share of reads in a job, one share of random places a direction, and block sizes either by direction or by
 * randomness ({@code bs_is_seq_rand}); shares are whole per cents there. A mix that needs more is refused: several jobs
 * would each have a queue of their own.
 */
final class FioAccess {

    /** Shares that differ by less are the same; fio rounds to whole per cents. */
    private static final double ROUNDING = 1e-6;

    private static final int MOST_SIZES = 64;
    private static final double NANOS_PER_MICRO = 1e3;

    private final AccessSpec spec;
    private final FioMix mix;

    private FioAccess(AccessSpec spec) {
        this.spec = spec;
        this.mix = new FioMix(spec);
    }

    /**
     * The options, in an order that reads well.
     *
     * @throws MisuseException when one job cannot do it
     */
    static Map<String, String> options(AccessSpec spec) {
        if (spec.lines().stream().anyMatch(line -> line.replyBytes() > 0)) {
            throw refused("replies");
        }
        FioAccess access = new FioAccess(spec);
        Map<String, String> options = new LinkedHashMap<>();
        access.mix(options);
        access.alignment(options);
        access.bursts(options);
        options.put("norandommap", "1");
        options.put("iodepth", Integer.toString(spec.outstanding()));
        return options;
    }

    private void mix(Map<String, String> options) {
        long sizes = spec.lines().stream()
                .mapToInt(AccessLine::blockBytes)
                .distinct()
                .count();
        if (sizes > MOST_SIZES) {
            throw refused("more than " + MOST_SIZES + " sizes");
        }
        options.put("rw", mix.writes() == 0 ? "randread" : mix.reads() == 0 ? "randwrite" : "randrw");
        options.put("rwmixread", Long.toString(Math.round(mix.reads() * 100)));
        if (sizes == 1) {
            options.put("bs", Integer.toString(spec.blockBytes()));
            options.put("percentage_random", percent(mix.randomOfReads()) + "," + percent(mix.randomOfWrites()));
        } else if (mix.sizesByDirection(ROUNDING)) {
            options.put("bssplit", FioMix.split(mix.sizesOfReads()) + "," + FioMix.split(mix.sizesOfWrites()));
            options.put("percentage_random", percent(mix.randomOfReads()) + "," + percent(mix.randomOfWrites()));
        } else if (mix.sizesByRandomness(ROUNDING)) {
            options.put("bs_is_seq_rand", "1");
            options.put("bssplit", FioMix.split(mix.sizesOfSequential()) + "," + FioMix.split(mix.sizesOfRandom()));
            options.put("percentage_random", percent(mix.random()) + "," + percent(mix.random()));
        } else {
            throw refused("sizes whose shares of reads and of random places both differ");
        }
    }

    private void alignment(Map<String, String> options) {
        List<AccessLine> random =
                spec.lines().stream().filter(line -> line.randomShare() > 0).toList();
        if (random.isEmpty()) {
            return;
        }
        int alignment = same(random, AccessLine::alignment, "alignments at random places");
        options.put("blockalign", alignment + "," + alignment);
    }

    /** fio pauses after so many operations whatever they are, so all lines must pause alike. */
    private void bursts(Map<String, String> options) {
        Duration delay = same(spec.lines(), AccessLine::delay, "delays");
        if (delay.isZero()) {
            return;
        }
        options.put("thinktime", Math.round(delay.toNanos() / NANOS_PER_MICRO) + "us");
        options.put("thinktime_blocks", Integer.toString(same(spec.lines(), AccessLine::burst, "burst lengths")));
    }

    private static <T> T same(List<AccessLine> lines, Function<AccessLine, T> of, String what) {
        List<T> different = lines.stream().map(of).distinct().toList();
        if (different.size() > 1) {
            throw refused("different " + what + " (" + different.get(0) + " and " + different.get(1) + ")");
        }
        return different.get(0);
    }

    private static String percent(double share) {
        return Long.toString(Math.round(share * 100));
    }

    private static MisuseException refused(String what) {
        return new MisuseException("one job of fio cannot mix " + what
                + " as this access specification does; use one specification for each as levels of a factor, or a lab"
                + " whose volumes this JVM reads and writes itself, as 'embedded'");
    }
}
