package dev.plumbline.imports;

import java.io.IOException;
import java.nio.file.Path;

/** Reads the files of one tool. */
@FunctionalInterface
public interface ImportReader {

    /**
     * Reads a file, which is not trusted.
     *
     * @throws dev.plumbline.journal.UnreadableFileException when the file is none of the tool's, is damaged or says that the
     *     run failed, in one sentence
     * @throws IOException when it cannot be read
     */
    ImportedFile read(Path file) throws IOException;

    /** What {@code fio --output-format=json} or {@code json+} wrote, of fio itself or of its client. */
    static ImportReader fio() {
        return new FioReader();
    }

    /** IOMeter's results as CSV, of 2004 to 1.1.0. */
    static ImportReader iometer() {
        return new IometerReader();
    }
}
