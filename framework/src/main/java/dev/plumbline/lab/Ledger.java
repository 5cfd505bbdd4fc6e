package dev.plumbline.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The file of undo records of one process in one lab. It outlives a killed process: each record is on disk before its side
 * effect happens.
 *
 * <p>The format is JSON Lines, encoded in UTF-8. The first line names the format version, the lab and the owner; then a line
 * {@code {"undo": n, "handler": …, "arguments": …}} announces side effect {@code n}, and {@code {"done": n}} says that it has
 * been taken back.
 */
public final class Ledger implements AutoCloseable {

    private static final int FORMAT = 1;

    private final Lab lab;
    private final Path file;
    // Not a FileChannel: that closes itself when a thread that writes to it is interrupted, just when undoing begins.
    private final RandomAccessFile log;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Integer, UndoRecord> open = new LinkedHashMap<>();
    private int last;

    private Ledger(Lab lab, Path file, RandomAccessFile log) {
        this.lab = lab;
        this.file = file;
        this.log = log;
    }

    /**
     * Begins the ledger of this process.
     *
     * @param folder where the lab's ledgers are kept; made when it is not there
     */
    public static Ledger open(Lab lab, Path folder) {
        Owner owner = Owner.self();
        Path file = folder.resolve(lab.description().name() + "-" + owner.pid() + "-"
                + owner.started().toEpochMilli() + ".ledger.jsonl");
        try {
            Files.createDirectories(folder);
            RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw");
            log.seek(log.length());
            Ledger ledger = new Ledger(lab, file, log);
            ledger.append(Map.of(
                    "format", FORMAT,
                    "lab", lab.description().name(),
                    "host", owner.host(),
                    "pid", owner.pid(),
                    "started", owner.started().toString()));
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger " + file + " cannot be written", e);
        }
    }

    /** Writes down a side effect that is about to happen; returns when the record is on disk. */
    public synchronized int announce(UndoRecord record) {
        int number = ++last;
        Map<String, Object> line = new TreeMap<>();
        line.put("undo", number);
        line.put("handler", record.handler());
        line.put("arguments", record.arguments());
        append(line);
        open.put(number, record);
        return number;
    }

    /**
     * Takes side effects back, the latest first; every one is tried, whatever happens to those before it.
     *
     * @param numbers what {@link #announce} returned
     * @return the failures, one sentence each; empty when nothing is left
     */
    public List<String> undo(List<Integer> numbers) {
        List<String> failures = new ArrayList<>();
        for (int i = numbers.size() - 1; i >= 0; i--) {
            UndoRecord record = record(numbers.get(i));
            if (record != null) {
                undo(numbers.get(i), record, failures);
            }
        }
        return failures;
    }

    /** Ends the ledger; its file stays when something could not be taken back. */
    @Override
    public synchronized void close() {
        try {
            log.close();
            if (open.isEmpty()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger " + file + " cannot be closed", e);
        }
    }

    private void undo(int number, UndoRecord record, List<String> failures) {
        try {
            lab.undo(record);
            done(number);
        } catch (Exception e) { // whatever a lab throws, the others are still tried
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            failures.add(record.handler() + " " + record.arguments() + " could not be taken back (" + e
                    + "); it stays in the ledger " + file);
        }
    }

    private synchronized @Nullable UndoRecord record(int number) {
        return open.get(number);
    }

    private synchronized void done(int number) {
        append(Map.of("done", number));
        open.remove(number);
    }

    private void append(Map<String, ?> line) {
        try {
            log.write((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            log.getFD().sync();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger's own line is not JSON: " + line, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger " + file + " cannot be written", e);
        }
    }
}
