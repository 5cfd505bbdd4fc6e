package dev.plumbline.load;

import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Placement;
import dev.plumbline.lab.TestLab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** Writes what one LUN of 2 ms serves to so many clients, on a quiet computer and beside two busy processes, as Markdown. */
final class DeclaredRateTable {

    private static final double DECLARED = 500;
    private static final int TRIALS = 10;

    private DeclaredRateTable() {}

    /** @param arguments the file to write */
    public static void main(String[] arguments) throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| clients | beside | IOPS (mean) | % of s/t | lowest % | highest % | really begun in the window, 1/s | worst lag, ms |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- | --- |");
        addRows(lines, "nothing");
        BusyProcesses busy = BusyProcesses.start(2);
        try {
            addRows(lines, "two busy processes");
        } finally {
            busy.close();
        }
        Files.write(Path.of(arguments[0]), lines);
    }

    private static void addRows(List<String> lines, String beside) throws Exception {
        for (int clients : List.of(1, 2, 8, 13, 22)) {
            lines.add(row(clients, beside));
        }
    }

    private static String row(int clients, String beside) throws Exception {
        DoubleSummaryStatistics iops = new DoubleSummaryStatistics();
        DoubleSummaryStatistics begun = new DoubleSummaryStatistics();
        DoubleSummaryStatistics lag = new DoubleSummaryStatistics();
        Path folder = Files.createTempDirectory("declared-rate");
        try (TestLab test = TestLab.open(folder, "")) {
            LunSet luns = test.luns(1, 1 << 20);
            for (int trial = 0; trial < TRIALS; trial++) {
                RealTime clock = new RealTime();
                TestTrial measured = TestTrial.run(
                        test.lab(),
                        clock.watch(test.machines(clients, Placement.PACKED, luns)),
                        DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns),
                        250);
                iops.accept(measured.sum("iops"));
                begun.accept(clock.perSecond(measured.window()));
                lag.accept(measured.worstLagMillis());
            }
        } finally {
            Files.delete(folder.resolve("lab.yaml"));
            Files.delete(folder);
        }
        return String.format(
                Locale.ROOT,
                "| %d | %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |",
                clients,
                beside,
                iops.getAverage(),
                iops.getAverage() / DECLARED * 100,
                iops.getMin() / DECLARED * 100,
                iops.getMax() / DECLARED * 100,
                begun.getAverage(),
                lag.getMax());
    }
}
