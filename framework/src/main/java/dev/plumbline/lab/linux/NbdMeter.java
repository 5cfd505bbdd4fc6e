package dev.plumbline.lab.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How much of its limit a volume gives, from what the kernel counts of its server, see {@code proc_pid_io(5)}. The server reads
 * the head of each request; then it reads the file for a read, and the request's data for a write. It sends its answers by a call
 * that the kernel does not count there.
 *
 * @param name the resource's name, as {@code lun-1}
 * @param file the counters of its server
 * @param use what is used, given the counters
 * @param capacityPerSecond how much of that its limit is
 */
record NbdMeter(String name, Path file, ToDoubleFunction<Counters> use, double capacityPerSecond) implements Meter {

    private static final int HEAD_BYTES = 28;
    private static final double READS_OF_A_REQUEST = 2;

    /** What the kernel has counted of a process: calls that read, and bytes that were read and written. */
    record Counters(double reads, double readBytes, double writtenBytes) {

        double requests() {
            return reads / READS_OF_A_REQUEST;
        }

        /** Read from the file alone. */
        double fileBytes() {
            return readBytes - writtenBytes - requests() * HEAD_BYTES;
        }
    }

    /** Of a volume that a process serves; one for each of its limits. */
    static List<Meter> of(String lun, long process, NbdService service) {
        Path file = Path.of("/proc", Long.toString(process), "io");
        List<Meter> meters = new ArrayList<>();
        if (!service.service().isZero()) {
            meters.add(new NbdMeter(
                    lun, file, Counters::requests, 1e9 / service.taken().toNanos()));
        }
        service.bitsPerSecond().ifPresent(rate -> {
            meters.add(new NbdMeter(lun + " reads", file, Counters::fileBytes, rate / 8.0));
            meters.add(new NbdMeter(lun + " writes", file, Counters::writtenBytes, rate / 8.0));
        });
        return meters;
    }

    @Override
    public double used() throws IOException {
        List<String> lines = Files.readAllLines(file);
        return use.applyAsDouble(
                new Counters(value(lines, "syscr: "), value(lines, "rchar: "), value(lines, "wchar: ")));
    }

    private double value(List<String> lines, String key) throws IOException {
        for (String line : lines) {
            if (line.startsWith(key)) {
                return ProcText.number(line.substring(key.length()), file);
            }
        }
        throw new IOException(file + " has no " + key.strip());
    }
}
