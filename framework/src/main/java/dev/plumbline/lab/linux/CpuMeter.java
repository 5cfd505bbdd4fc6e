package dev.plumbline.lab.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The processor time that a machine uses, in seconds.
 *
 * @param name the resource's name, as {@code vm-1 CPU}
 * @param file its control group's counter: nanoseconds, or lines of which the first has microseconds
 * @param capacityPerSecond its processors
 */
record CpuMeter(String name, Path file, double capacityPerSecond) implements Meter {

    private static final String MICROS = "usage_usec ";

    @Override
    public double used() throws IOException {
        String text = Files.readString(file).strip();
        return text.startsWith(MICROS)
                ? ProcText.number(text.lines().findFirst().orElseThrow().substring(MICROS.length()), file) / 1e6
                : ProcText.number(text, file) / 1e9;
    }
}
