package dev.plumbline.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The lines of a ledger's file; each is on disk when its method returns. */
final class LedgerLog {

    static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    // Not a FileChannel: that closes itself when a thread that writes to it is interrupted, just when undoing begins.
    private final RandomAccessFile log;

    private LedgerLog(Path file, RandomAccessFile log) {
        this.file = file;
        this.log = log;
    }

    static LedgerLog create(Path file, Lab lab, Owner owner) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            LedgerLog created = new LedgerLog(
                    Files.createFile(file, StateFolder.privateFile(file)), new RandomAccessFile(file.toFile(), "rw"));
            created.append(Map.of(
                    "format", FORMAT,
                    "lab", lab.description().name(),
                    "lock", lab.lockName(),
                    "host", owner.host(),
                    "pid", owner.pid(),
                    "started", owner.started().toString(),
                    "start", owner.start()));
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger " + file + " cannot be written", e);
        }
    }

    /** Goes on with the file of a killed process; a last line that it did not write to its end is cut off. */
    static LedgerLog resume(Path file, long wholeLines) {
        try {
            RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw");
            log.setLength(wholeLines);
            log.seek(wholeLines);
            return new LedgerLog(file, log);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger " + file + " cannot be written", e);
        }
    }

    Path file() {
        return file;
    }

    void announced(int number, UndoRecord record) {
        Map<String, Object> line = new TreeMap<>();
        line.put("undo", number);
        line.put("handler", record.handler());
        line.put("arguments", record.arguments());
        append(line);
    }

    void done(int number) {
        append(Map.of("done", number));
    }

    void kept(Map<String, String> ways) {
        append(Map.of("kept", ways));
    }

    void close(boolean delete) {
        try {
            log.close();
            if (delete) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger " + file + " cannot be closed", e);
        }
    }

    private void append(Map<String, ?> line) {
        try {
            log.write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            log.getFD().sync();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger's own line is not JSON: " + line, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger " + file + " cannot be written", e);
        }
    }
}
