package dev.plumbline.baseline;

import dev.plumbline.baseline.SimulatedLab.Count;
import dev.plumbline.baseline.SimulatedLab.Effect;
import dev.plumbline.statistics.MannWhitney;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the tables of {@code docs/verdicts.md} between its two marks; every seed is fixed, so the same code writes the same. */
public final class VerdictTables {

    static final double[] TRIAL = {0.01, 0.02, 0.05, 0.1};
    static final double[] SESSION = {0.005, 0.01, 0.02, 0.04};
    static final double[] ARM = {0.005, 0.01};
    static final int[] TREATMENTS = {1, 6, 30};
    static final int[] STORED = {1, 3, 10};
    static final int BLOCKS = 5;

    private static final String BEGIN = "<!-- tables: begin -->";
    private static final String END = "<!-- tables: end -->";
    private static final Effect TENTH = Effect.uniform(0.1);

    private final int sweeps;
    private final List<String> lines = new ArrayList<>();
    private double worst;

    private VerdictTables(int sweeps) {
        this.sweeps = sweeps;
    }

    /**
     * Rewrites the page.
     *
     * @param arguments the page, and how many sweeps a cell has
     */
    public static void main(String[] arguments) throws IOException {
        Path page = Path.of(arguments[0]);
        String text = Files.readString(page);
        VerdictTables tables = new VerdictTables(Integer.parseInt(arguments[1]));
        tables.write();
        String before = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
        String after = text.substring(text.indexOf(END));
        Files.writeString(page, before + "\n" + String.join("\n", tables.lines) + "\n" + after);
    }

    private void write() {
        falseAlarms();
        power();
        costOfTheSecondTest();
        statedEffects();
        trialsNeeded();
        breaks();
        lines.addAll(JudgingTime.table());
        lines.addAll(StoreTime.table());
    }

    private void falseAlarms() {
        int summary = lines.size();
        for (SimulatedNoise noise : SimulatedNoise.values()) {
            title("False alarms, " + noise + ", two arms in one session");
            grid(
                    "noise of an arm in a block",
                    ARM,
                    (treatments, trial, arm) -> new SimulatedLab(treatments, BLOCKS, 0, arm, trial, noise)
                            .anyRegression(Effect.NONE, sweeps, 1));
            for (int stored : STORED) {
                title("False alarms, " + noise + ", " + Against.counted(stored, "stored session"));
                grid(
                        "noise between sessions",
                        SESSION,
                        (treatments, trial, session) -> new SimulatedLab(
                                        treatments, BLOCKS, stored, session, trial, noise)
                                .anyRegression(Effect.NONE, sweeps, 2));
            }
        }
        title("False alarms, normal, 3 stored sessions, variance pooled with a calibration of 20");
        grid(
                "noise between sessions",
                SESSION,
                (treatments, trial, session) -> new SimulatedLab(
                                treatments, BLOCKS, 3, session, trial, SimulatedNoise.NORMAL, 20)
                        .anyRegression(Effect.NONE, sweeps / 4, 3));
        lines.addAll(summary, List.of("", "The worst of these cells has " + percent(worst) + " of false alarms."));
    }

    private void power() {
        title("Power: the level of a uniform fall by 10 %, normal, two arms in one session");
        grid(
                "noise of an arm in a block",
                ARM,
                (treatments, trial, arm) -> new SimulatedLab(treatments, BLOCKS, 0, arm, trial, SimulatedNoise.NORMAL)
                        .levelRegression(TENTH, sweeps / 4, 4));
        for (int stored : new int[] {3, 10}) {
            title("Power: the level of a uniform fall by 10 %, normal, " + stored + " stored sessions");
            grid(
                    "noise between sessions",
                    SESSION,
                    (treatments, trial, session) -> new SimulatedLab(
                                    treatments, BLOCKS, stored, session, trial, SimulatedNoise.NORMAL)
                            .levelRegression(TENTH, sweeps / 4, 5));
        }
        title("Power: the level of a uniform fall by 10 %, normal, 3 stored sessions and a calibration of 20");
        grid(
                "noise between sessions",
                SESSION,
                (treatments, trial, session) -> new SimulatedLab(
                                treatments, BLOCKS, 3, session, trial, SimulatedNoise.NORMAL, 20)
                        .levelRegression(TENTH, sweeps / 8, 6));
        title("Power: one treatment of the sweep falls by 20 %, alone, normal, two arms in one session");
        lines.add("| treatments | trial noise | its own verdict is a regression |");
        lines.add("| --- | --- | --- |");
        for (int treatments : new int[] {6, 30}) {
            for (double trial : TRIAL) {
                Count count = new SimulatedLab(treatments, BLOCKS, 0, 0.005, trial, SimulatedNoise.NORMAL)
                        .anyRegression(Effect.onTheFirst(0.2), sweeps / 4, 7);
                lines.add("| " + treatments + " | " + percent(trial) + " | " + cell(count) + " |");
            }
        }
    }

    private void costOfTheSecondTest() {
        title("What the second test costs: level, 30 treatments, with it and by the tolerance alone");
        lines.add(
                "| comparison | trial noise | noise between | false alarms, with | alone | −10 % found, with | alone |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- |");
        for (int stored : new int[] {0, 3, 10}) {
            for (double trial : new double[] {0.02, 0.1}) {
                for (double session : new double[] {0.01, 0.04}) {
                    SimulatedLab lab = new SimulatedLab(30, BLOCKS, stored, session, trial, SimulatedNoise.NORMAL);
                    lines.add("| " + (stored == 0 ? "two arms" : stored + " stored") + " | " + percent(trial) + " | "
                            + percent(session) + " | " + cell(lab.levelRegression(Effect.NONE, sweeps, 8)) + " | "
                            + cell(lab.levelBeyondTolerance(Effect.NONE, sweeps, 8)) + " | "
                            + cell(lab.levelRegression(TENTH, sweeps / 4, 9)) + " | "
                            + cell(lab.levelBeyondTolerance(TENTH, sweeps / 4, 9)) + " |");
                }
            }
        }
    }

    private void statedEffects() {
        title("Power at the smallest effect that a verdict states");
        lines.add("| comparison | treatments | trial noise | noise between | level | one treatment |");
        lines.add("| --- | --- | --- | --- | --- | --- |");
        List<SimulatedLab> labs = new ArrayList<>();
        for (int stored : new int[] {0, 3, 10}) {
            for (int treatments : new int[] {6, 30}) {
                for (double trial : new double[] {0.01, 0.05}) {
                    for (double session : new double[] {0.005, 0.02}) {
                        labs.add(new SimulatedLab(treatments, BLOCKS, stored, session, trial, SimulatedNoise.NORMAL));
                    }
                }
            }
        }
        int repetitions = Math.max(100, sweeps / 4);
        lines.addAll(labs.parallelStream()
                .map(lab -> "| " + (lab.stored() == 0 ? "two arms" : lab.stored() + " stored") + " | "
                        + lab.treatments() + " | " + percent(lab.trial()) + " | " + percent(lab.session()) + " | "
                        + cell(lab.levelAtStatedEffect(repetitions, 10)) + " | "
                        + cell(lab.leafAtStatedEffect(repetitions, 11)) + " |")
                .toList());
    }

    /** The fewest blocks of both arms that are right in 99 of 100 sweeps, beside 20 trials a side for each treatment. */
    private void trialsNeeded() {
        title("Trials for a right verdict on a fall by 10 % at 2 % trial noise, beside Mann–Whitney with 20 a side");
        lines.add("| treatments | blocks of both arms | trials of a treatment | level right | Mann–Whitney finds it"
                + " | Mann–Whitney calls some unchanged treatment changed | ratio of trials |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- |");
        for (int treatments : TREATMENTS) {
            int blocks = IntStream.rangeClosed(3, 20)
                    .filter(b -> lab(treatments, b)
                                    .levelRegression(TENTH, sweeps, 12)
                                    .share()
                            >= 0.99)
                    .findFirst()
                    .orElseThrow();
            Count right = lab(treatments, blocks).levelRegression(TENTH, sweeps, 13);
            Count found = mannWhitney(1, Math.log(0.9), sweeps / 4);
            Count wrong = mannWhitney(treatments, 0, sweeps / 4);
            lines.add("| " + treatments + " | " + blocks + " | " + 2 * blocks + " | " + cell(right) + " | "
                    + cell(found) + " | " + cell(wrong) + " | "
                    + String.format(Locale.ROOT, "%.2f", blocks / 20.0) + " |");
        }
    }

    private static SimulatedLab lab(int treatments, int blocks) {
        return new SimulatedLab(treatments, blocks, 0, 0.005, 0.02, SimulatedNoise.NORMAL);
    }

    private static Count mannWhitney(int treatments, double shift, int sweeps) {
        Random random = new Random(14);
        int hits = 0;
        for (int i = 0; i < sweeps; i++) {
            hits += IntStream.range(0, treatments)
                                    .filter(t -> p(random, shift) <= 0.05)
                                    .count()
                            > 0
                    ? 1
                    : 0;
        }
        return new Count(sweeps, hits);
    }

    private static double p(Random random, double shift) {
        double[] old = random.doubles(20).map(u -> 0.02 * random.nextGaussian()).toArray();
        double[] now = random.doubles(20)
                .map(u -> shift + 0.02 * random.nextGaussian())
                .toArray();
        return MannWhitney.of(old, now, 0.95).p();
    }

    private void breaks() {
        title("Breaks: 15 levels × 5 blocks, a jump by 20 % where a covariate moves");
        lines.add(
                "| smooth curve | trial noise | jump named and explained | false explained jump | false unexplained jump |");
        lines.add("| --- | --- | --- | --- | --- |");
        int each = Math.max(100, sweeps / 8);
        lines.addAll(Arrays.stream(SimulatedBreaks.values())
                .parallel()
                .flatMap(curve -> Arrays.stream(new double[] {0.01, 0.02})
                        .mapToObj(noise -> "| " + curve + " | " + percent(noise) + " | "
                                + cell(curve.told(1.2, true, noise, each, 15)) + " | "
                                + cell(curve.told(1, true, noise, each, 16)) + " | "
                                + cell(curve.told(1, false, noise, each, 17)) + " |"))
                .toList());
    }

    private interface Cell {
        Count count(int treatments, double trial, double between);
    }

    private void grid(String name, double[] between, Cell cells) {
        lines.add("| treatments | trial noise | " + name + " "
                + Arrays.stream(between).mapToObj(VerdictTables::percent).collect(Collectors.joining(" | ")) + " |");
        lines.add("| --- | --- " + "| --- ".repeat(between.length) + "|");
        record Row(int treatments, double trial) {}
        List<Row> rows = new ArrayList<>();
        for (int treatments : TREATMENTS) {
            for (double trial : TRIAL) {
                rows.add(new Row(treatments, trial));
            }
        }
        Function<Row, List<Count>> counts = row -> Arrays.stream(between)
                .mapToObj(noise -> cells.count(row.treatments(), row.trial(), noise))
                .toList();
        List<List<Count>> all = rows.parallelStream().map(counts).toList();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            lines.add("| " + row.treatments() + " | " + percent(row.trial()) + " | "
                    + all.get(i).stream().map(VerdictTables::cell).collect(Collectors.joining(" | ")) + " |");
        }
        if (lines.stream().noneMatch(line -> line.startsWith("### Power"))) {
            worst = Math.max(
                    worst,
                    all.stream()
                            .flatMap(List::stream)
                            .mapToDouble(Count::share)
                            .max()
                            .orElse(0));
        }
    }

    private void title(String text) {
        lines.addAll(List.of("", "### " + text, ""));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", share * 100).replaceFirst("\\.?0+$", "") + " %";
    }

    private static String cell(Count count) {
        Calibration.Rate rate = count.rate();
        return percent(count.share()) + " [" + percent(rate.low()).replace(" %", "") + ", "
                + percent(rate.high()).replace(" %", "") + "]";
    }
}
