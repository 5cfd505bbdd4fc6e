package dev.plumbline.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The lines that a program prints, each with the moment at which it came; a thread of its own reads them. */
final class ArrivingLines {

    private static final int MOST = 10_000;

    /**
     * A line.
     *
     * @param text its text
     * @param at when it came, on the clock of {@link System#nanoTime()}
     */
    record Line(String text, long at) {}

    private final BlockingQueue<Optional<Line>> lines = new LinkedBlockingQueue<>();

    private ArrivingLines() {}

    static ArrivingLines of(InputStream stream, String name) {
        ArrivingLines lines = new ArrivingLines();
        Thread reader = new Thread(() -> lines.read(stream), name);
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    private void read(InputStream stream) {
        try (ShortLines in = new ShortLines(stream, StandardCharsets.UTF_8)) {
            for (String line = in.next(); line != null; line = in.next()) {
                if (lines.size() < MOST) { // the rest is read all the same, so that the program does not wait
                    lines.add(Optional.of(new Line(line, System.nanoTime())));
                }
            }
        } catch (IOException e) {
            return; // the program was ended
        } finally {
            lines.add(Optional.empty());
        }
    }

    /**
     * The next line; empty when the program has closed its output.
     *
     * @throws TimeoutException when none comes until then
     */
    Optional<Line> next(long deadline) throws InterruptedException, TimeoutException {
        Optional<Line> next = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
            throw new TimeoutException();
        }
        if (next.isEmpty()) {
            lines.add(next); // for whoever asks again
        }
        return next;
    }
}
