package dev.plumbline.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.plumbline.model.Fixture;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Session;
import dev.plumbline.model.Setbacks;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the journal of one experiment as JSON Lines. Each line is on the disk when its method returns, so a killed run loses
 * at most the trial that was under way. A line that could not be written, as on a full disk, leaves nothing behind.
 */
public final class JournalWriter implements AutoCloseable {

    private static final ObjectWriter LINE = lines();

    // Not a FileChannel: that closes itself when a thread that writes to it is interrupted, and the journal would be
    // lost.
    private final RandomAccessFile file;

    private JournalWriter(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * Starts a journal.
     *
     * @param file the file, which must not be there yet; its folder is created
     * @param header the session as it is known before the first trial: without fixtures and trials
     * @throws FileAlreadyExistsException when the file is there
     * @throws IOException when it cannot be written
     */
    public static JournalWriter create(Path file, Session header) throws IOException {
        return create(file, header, null);
    }

    /**
     * Starts a journal of a session that can be resumed.
     *
     * @param plan what its plan says that the session does not, as texts by name; {@code null} where it cannot be resumed
     * @throws FileAlreadyExistsException when the file is there
     * @throws IOException when it cannot be written
     */
    public static JournalWriter create(Path file, Session header, @Nullable SortedMap<String, String> plan)
            throws IOException {
        if (!header.fixtures().isEmpty() || !header.trials().isEmpty()) {
            throw new IllegalArgumentException("a journal starts before the first fixture and trial of " + header.id());
        }
        JournalWriter writer = open(file);
        try {
            writer.write(new JournalEntry.Header(ModelJson.FORMAT_VERSION, header, plan));
            return writer;
        } catch (IOException e) {
            writer.closeAfter(e);
            throw e;
        }
    }

    /**
     * Goes on with the journal of an earlier session, behind its last line that counts; a line that was cut off goes.
     *
     * @throws IOException when it cannot be written
     */
    public static JournalWriter goOn(EarlierSession earlier) throws IOException {
        JournalWriter writer =
                new JournalWriter(new RandomAccessFile(earlier.journal().toFile(), "rw"));
        try {
            writer.cutBack(earlier.length());
            return writer;
        } catch (IOException e) {
            writer.closeAfter(e);
            throw e;
        }
    }

    /**
     * Writes the journal of an experiment that could not be measured.
     *
     * @param file the file, which must not be there yet; its folder is created
     * @param at when that was found, by the wall clock
     * @throws FileAlreadyExistsException when the file is there
     * @throws IOException when it cannot be written
     */
    public static void unmeasured(Path file, Instant at, Run.Unmeasured unmeasured) throws IOException {
        try (JournalWriter writer = open(file)) {
            writer.write(new JournalEntry.Unmeasured(ModelJson.FORMAT_VERSION, at, unmeasured));
        }
    }

    /** Appends that a later run goes on from here; an end that the session had before no longer is one. */
    public void resumed(Instant at) throws IOException {
        write(new JournalEntry.Resumed(at));
    }

    /** Appends that a machine was replaced. */
    public void append(Setbacks.Replacement replacement) throws IOException {
        write(new JournalEntry.Replaced(replacement));
    }

    /** Appends a set-up or tear-down. */
    public void append(Fixture fixture) throws IOException {
        write(new JournalEntry.Fixture(fixture));
    }

    /** Appends a trial. */
    public void append(TrialRecord trial) throws IOException {
        write(new JournalEntry.Trial(trial));
    }

    /**
     * Appends the last line, also behind another one: that of a session that was judged again.
     *
     * @param endedEarly as in {@link Session#endedEarly()}
     */
    public void finish(@Nullable String endedEarly, Judgement judgement) throws IOException {
        write(new JournalEntry.End(endedEarly, judgement));
    }

    /** Closes the file; a journal that was not finished is read as that of a killed run. */
    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    private static JournalWriter open(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.createFile(file);
        return new JournalWriter(new RandomAccessFile(file.toFile(), "rw"));
    }

    private synchronized void write(JournalEntry entry) throws IOException {
        long end = file.getFilePointer();
        try {
            writeLine(entry);
            file.getFD().sync();
        } catch (IOException e) {
            cutBack(end, e);
            throw e;
        }
    }

    /** Straight to the file: the first and the last line of a large sweep are many megabytes. */
    private void writeLine(JournalEntry entry) throws IOException {
        try (JsonGenerator line = LINE.createGenerator(new AtItsEnd(file))) {
            LINE.writeValue(line, entry);
            line.writeRaw('\n');
        }
    }

    private void cutBack(long end, IOException failure) {
        try {
            file.setLength(end);
            file.seek(end);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** A last line may count although the file ends before its line feed. */
    private void cutBack(long end) throws IOException {
        file.setLength(end);
        file.seek(end - 1);
        if (file.read() != '\n') {
            file.write('\n');
        }
    }

    private void closeAfter(IOException failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Closing it leaves the file open. */
    private static final class AtItsEnd extends OutputStream {

        private final RandomAccessFile file;

        AtItsEnd(RandomAccessFile file) {
            this.file = file;
        }

        @Override
        public void write(int single) throws IOException {
            file.write(single);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            file.write(bytes, from, length);
        }
    }

    private static ObjectWriter lines() {
        ObjectMapper mapper = ModelJson.mapper();
        // The line feed goes out together with its line.
        return mapper.writerFor(JournalEntry.class).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    }
}
