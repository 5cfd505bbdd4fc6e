package dev.plumbline.lab.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The shell at the other end of a connection: a line there, a line back. Several threads may ask. */
final class ControlShell implements AutoCloseable {

    private static final int MOST_SAID = 16 * 1024;
    private static final long PATIENCE_SECONDS = 5;

    private final Process process;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> said;
    private long asked;
    private @Nullable String givenUp;

    ControlShell(Process process) {
        this.process = process;
        this.said = Background.text(process.getErrorStream(), MOST_SAID);
        Background.run(this::read);
    }

    private void read() {
        try (InputStream in = process.getInputStream()) {
            for (String line = Lines.next(in); line != null; line = Lines.next(in)) {
                lines.add(Optional.of(line));
            }
        } catch (IOException e) {
            // ended, as is told below
        }
        lines.add(Optional.empty());
    }

    /**
     * Its greeting, which it gives without being asked.
     *
     * @throws LostException when it ends instead, or takes longer
     */
    synchronized String greeting(Duration within) throws LostException, InterruptedException {
        return answer(within);
    }

    /**
     * Asks for something.
     *
     * @return what stands behind the number of the request
     * @throws LostException when it ends instead, or takes longer; it is then of no more use
     */
    synchronized String ask(String request, Duration within) throws LostException, InterruptedException {
        asked++;
        try {
            OutputStream to = process.getOutputStream();
            to.write((asked + " " + request + "\n").getBytes(StandardCharsets.US_ASCII));
            to.flush();
        } catch (IOException e) {
            throw lost();
        }
        return answer(within);
    }

    /** Those to requests that were given up stand before it. */
    private String answer(Duration within) throws LostException, InterruptedException {
        String number = Long.toString(asked);
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            Optional<String> line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                String why = "did not answer within " + within.toSeconds() + " s";
                givenUp = why;
                close();
                throw new LostException(why);
            }
            if (line.isEmpty()) {
                lines.add(line); // for whoever asks next
                throw lost();
            }
            String[] parts = line.get().split(" ", 2);
            if (parts[0].equals(number)) {
                return parts.length > 1 ? parts[1] : "";
            }
        }
    }

    /** One that was given up is ended here and says nothing itself, so whoever asks next is told why. */
    private LostException lost() {
        close();
        if (givenUp != null) {
            return new LostException(givenUp);
        }
        return new LostException(
                said.completeOnTimeout("", PATIENCE_SECONDS, TimeUnit.SECONDS).join());
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Ends it: at the end of its input it ends all programs, and itself. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // the other end has gone already
        }
        if (!endsWithin(PATIENCE_SECONDS)) {
            process.destroyForcibly();
            endsWithin(PATIENCE_SECONDS);
        }
    }

    private boolean endsWithin(long seconds) {
        return process.onExit()
                .thenApply(ended -> true)
                .completeOnTimeout(false, seconds, TimeUnit.SECONDS)
                .join();
    }

    /** It is gone; the message is what ssh said. */
    static final class LostException extends IOException {

        private static final long serialVersionUID = 1;

        LostException(String said) {
            super(said);
        }
    }
}
