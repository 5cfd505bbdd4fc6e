package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * fio's log of one machine's operations. A line is {@code end in ms since 1970, latency in ns, direction, bytes, …}; it stands in
 * a file, since there may be millions of them. The file is by the machine's clock, all that is read from it by this computer's.
 *
 * @param file the file
 * @param beginNanos when the first operation began, in nanoseconds since 1970, to the millisecond
 * @param aheadMillis how far the machine's clock is ahead of this computer's
 */
record FioLog(Path file, long beginNanos, long aheadMillis) {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long MOST_BYTES = 1L << 30;

    /** What takes the operations. */
    @FunctionalInterface
    interface Reader {

        void operation(long endMillis, long latencyNanos, long bytes);
    }

    /**
     * A machine's log; {@code null} where no operation ended.
     *
     * @param aheadNanos how far its clock is ahead of this computer's
     * @throws IncompleteTrialException when it is longer than can be read
     */
    static @Nullable FioLog of(Path file, long aheadNanos) throws IOException {
        if (Files.notExists(file)) {
            return null;
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IncompleteTrialException("fio logged more than " + MOST_BYTES
                    + " B of operations for one machine; measure for a shorter time");
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String first = lines.readLine();
            if (first == null) {
                return null;
            }
            long[] fields = fields(first);
            long aheadMillis = Math.round((double) aheadNanos / NANOS_PER_MILLI);
            return new FioLog(file, (fields[0] - aheadMillis) * NANOS_PER_MILLI - fields[1], aheadMillis);
        }
    }

    /** Gives all operations, in the order in which they ended. */
    void read(Reader reader) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long[] fields = fields(line);
                reader.operation(fields[0] - aheadMillis, fields[1], fields[3]);
            }
        }
    }

    private static long[] fields(String line) {
        long[] fields = new long[4];
        int begin = 0;
        try {
            for (int i = 0; i < fields.length; i++) {
                int end = line.indexOf(',', begin);
                fields[i] = Long.parseLong(line, begin, end, 10); // more follow the last of these
                begin = end + 2; // a blank follows each comma
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IncompleteTrialException("fio's log has the line '" + line + "', which is no operation", e);
        }
        return fields;
    }
}
