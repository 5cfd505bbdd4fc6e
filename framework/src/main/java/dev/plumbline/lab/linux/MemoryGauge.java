package dev.plumbline.lab.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that programs can still have without swapping, by {@code /proc/meminfo}. */
final class MemoryGauge implements HostCounters {

    private static final String AVAILABLE = "MemAvailable:";
    private static final double KIB_PER_MIB = 1024;

    private final Path file;

    MemoryGauge(Path proc) {
        this.file = proc.resolve("meminfo");
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public void read(double[] into, int at) throws IOException {
        String text = Files.readString(file);
        int line = text.indexOf(AVAILABLE);
        into[at] = line < 0 ? Double.NaN : ProcText.number(ProcText.word(text.substring(line), 1), file) / KIB_PER_MIB;
    }

    @Override
    public void tell(HostCourse course, HostFigures figures) {
        figures.covariate("memory available, least (MiB)", course.values(0).getMin());
    }
}
