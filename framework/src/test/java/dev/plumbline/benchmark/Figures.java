package dev.plumbline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What one JVM measured of itself.
 *
 * @param discoveryMillis time of the launcher's discovery
 * @param executionMillis time of the launcher's execution
 * @param cpuMillis processor time of both, garbage collector and compiler included: it suffers less from neighbours
 * @param peakHeapMib the most that was in use after any garbage collection
 * @param peakResidentMib the most main memory that the process had; 0 where the system does not tell, which Linux does
 */
record Figures(
        double discoveryMillis, double executionMillis, double cpuMillis, double peakHeapMib, double peakResidentMib) {

    double totalMillis() {
        return discoveryMillis + executionMillis;
    }

    void write(Path file) throws IOException {
        Files.write(
                file,
                List.of(
                        "" + discoveryMillis,
                        "" + executionMillis,
                        "" + cpuMillis,
                        "" + peakHeapMib,
                        "" + peakResidentMib));
    }

    static Figures read(Path file) throws IOException {
        double[] values = Files.readAllLines(file).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Figures(values[0], values[1], values[2], values[3], values[4]);
    }
}
