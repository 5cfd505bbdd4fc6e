package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * fio's log of one machine's operations. A line is {@code end in ms since 1970, latency in ns, direction, bytes, …}, or has the
 * operation's rate in place of its latency; it stands in a file, since there may be millions of them. The file is by the machine's
 * clock, all that is read from it by this computer's.
 *
 * @param file the file
 * @param what what its second column is
 * @param beginNanos when the first operation began, in nanoseconds since 1970, to the millisecond
 * @param aheadMillis how far the machine's clock is ahead of this computer's
 */
record FioLog(Path file, Column what, long beginNanos, long aheadMillis) {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long MOST_BYTES = 1L << 30;

    /** No operation takes a day, and none is larger than fio's largest block. */
    private static final long MOST_NANOS = 86_400_000_000_000L;

    private static final long MOST_OF_ONE = 1L << 32;

    /** Rates are cut to whole ones, which from here on is less than 1 % of an operation's time. */
    private static final long LEAST_RATE = 50;

    private static final int SHOWN = 100;

    /** What fio writes beside the end of an operation. */
    enum Column {
        /** Nanoseconds. */
        LATENCY,
        /** Its bytes by its latency, in 1000 B/s, as of {@code add_bw_sample} in fio's stat.c. */
        RATE
    }

    /** What takes the operations. */
    @FunctionalInterface
    interface Reader {

        void operation(long endMillis, long latencyNanos, long bytes);
    }

    /**
     * A machine's log of latencies, or where there is none, of rates. fio's server garbles a log on its way that is 1018 to 1023 bytes
     * long when compressed, see {@code fio_append_iolog_gz} in its server.c, and the client drops it. That of rates has other numbers and
     * so another length; where both come to such a one, as may happen once in a long while, there is none.
     */
    static @Nullable FioLog either(Path latencies, Path rates, long aheadNanos) throws IOException {
        FioLog log = of(latencies, Column.LATENCY, aheadNanos);
        return log == null ? of(rates, Column.RATE, aheadNanos) : log;
    }

    /**
     * A machine's log; {@code null} where no operation ended.
     *
     * @param aheadNanos how far its clock is ahead of this computer's
     * @throws IncompleteTrialException when it is longer than can be read
     */
    static @Nullable FioLog of(Path file, Column what, long aheadNanos) throws IOException {
        if (Files.notExists(file)) {
            return null;
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IncompleteTrialException("fio logged more than " + MOST_BYTES
                    + " B of operations for one machine; measure for a shorter time");
        }
        try (ShortLines lines = new ShortLines(Files.newInputStream(file), StandardCharsets.ISO_8859_1)) {
            String first = lines.next();
            if (first == null) {
                return null;
            }
            long[] fields = fields(first, what);
            long aheadMillis = Math.round((double) aheadNanos / NANOS_PER_MILLI);
            return new FioLog(file, what, (fields[0] - aheadMillis) * NANOS_PER_MILLI - fields[1], aheadMillis);
        }
    }

    /** Gives all operations, in the order in which they ended. */
    void read(Reader reader) throws IOException {
        try (ShortLines lines = new ShortLines(Files.newInputStream(file), StandardCharsets.ISO_8859_1)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                long[] fields = fields(line, what);
                reader.operation(fields[0] - aheadMillis, fields[1], fields[3]);
            }
        }
    }

    private static long[] fields(String line, Column what) {
        long[] fields = new long[4];
        int begin = 0;
        try {
            for (int i = 0; i < fields.length; i++) {
                int end = line.indexOf(',', begin);
                fields[i] = Long.parseLong(line, begin, end, 10); // more follow the last of these
                begin = end + 2; // a blank follows each comma
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw noOperation(line);
        }
        if (fields[0] < 0 || fields[1] < 0 || fields[1] > MOST_NANOS || fields[3] < 0 || fields[3] > MOST_OF_ONE) {
            throw noOperation(line);
        }
        if (what == Column.RATE) {
            fields[1] = latency(fields[3], fields[1]);
        }
        return fields;
    }

    /** By the middle of all rates that are cut to the same one. */
    private static long latency(long bytes, long rate) {
        if (rate < LEAST_RATE) {
            throw new IncompleteTrialException("fio told an operation's rate alone, and " + rate
                    + " kB/s is too coarse to tell its time by; measure again");
        }
        return Math.round(bytes * 1e6 / (rate + 0.5));
    }

    private static IncompleteTrialException noOperation(String line) {
        String shown = line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
        return new IncompleteTrialException(
                "fio's log has the line '" + shown.replaceAll("\\p{Cntrl}", "?") + "', which is no operation");
    }
}
