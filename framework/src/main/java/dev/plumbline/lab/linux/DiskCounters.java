package dev.plumbline.lab.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * For how much of the time each disk had work, by {@code /proc/diskstats}. A disk that serves several requests at once may be
 * busy all the time and yet have more to give.
 */
final class DiskCounters implements HostCounters {

    /** Where a line has the milliseconds in which requests were under way. */
    private static final int BUSY_MILLIS = 12;

    private static final int NAME = 2;
    private static final int MOST = 64;

    private final Path file;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    /** Of the whole disks that have ever been used. */
    DiskCounters(Path proc, Path sys) throws IOException {
        this.file = proc.resolve("diskstats");
        for (String line : ProcText.lines(file)) {
            String name = ProcText.word(line, NAME);
            boolean disk = !name.isEmpty()
                    && Files.isDirectory(sys.resolve("block").resolve(name)) // partitions stand below their disk
                    && !name.startsWith("ram")
                    && !name.startsWith("zram");
            if (disk && columns.size() < MOST && busyMillis(line) > 0) {
                columns.put(name, columns.size());
            }
        }
    }

    @Override
    public int size() {
        return columns.size();
    }

    @Override
    public void read(double[] into, int at) throws IOException {
        Arrays.fill(into, at, at + size(), Double.NaN);
        for (String line : ProcText.lines(file)) {
            Integer column = columns.get(ProcText.word(line, NAME));
            if (column != null) {
                into[at + column] = busyMillis(line);
            }
        }
    }

    private double busyMillis(String line) throws IOException {
        return ProcText.number(ProcText.word(line, BUSY_MILLIS), file);
    }

    @Override
    public void tell(HostCourse course, HostFigures figures) {
        columns.forEach((name, column) -> figures.busy("disk " + name, course.rate(column) / 1000));
    }
}
