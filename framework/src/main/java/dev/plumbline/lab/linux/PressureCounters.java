package dev.plumbline.lab.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * For how much of the time some task, or all of them at once, waited for processors, disks or memory; see
 * <a href="https://docs.kernel.org/accounting/psi.html">pressure stall information</a>. A kernel may lack it.
 */
final class PressureCounters implements HostCounters {

    private static final String TOTAL = "total=";

    private record Kind(Path file, String who, String name) {}

    private final List<Kind> kinds = new ArrayList<>();

    PressureCounters(Path proc) throws IOException {
        for (String resource : List.of("cpu", "io", "memory")) {
            Path file = proc.resolve("pressure").resolve(resource);
            for (String line : Files.isReadable(file) ? lines(file) : List.<String>of()) {
                String who = ProcText.word(line, 0);
                if (!(resource.equals("cpu") && who.equals("full"))) { // which for a whole host is not defined
                    kinds.add(new Kind(file, who, "pressure, " + resource + " " + who + " (%)"));
                }
            }
        }
    }

    /** A kernel may have the files and yet refuse to read them, when it was started without pressure information. */
    private static List<String> lines(Path file) {
        try {
            return ProcText.lines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public int size() {
        return kinds.size();
    }

    @Override
    public void read(double[] into, int at) throws IOException {
        for (int i = 0; i < kinds.size(); i++) {
            into[at + i] = micros(kinds.get(i));
        }
    }

    private static double micros(Kind kind) throws IOException {
        for (String line : ProcText.lines(kind.file())) {
            int total = line.indexOf(TOTAL);
            if (line.startsWith(kind.who() + " ") && total >= 0) {
                return ProcText.number(line.substring(total + TOTAL.length()), kind.file());
            }
        }
        return Double.NaN;
    }

    @Override
    public void tell(HostCourse course, HostFigures figures) {
        for (int i = 0; i < kinds.size(); i++) {
            figures.covariate(kinds.get(i).name(), 100 * course.rate(i) / 1e6);
        }
    }
}
