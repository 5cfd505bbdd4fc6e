package dev.plumbline.journal;

import dev.plumbline.model.OneLine;
import java.io.IOException;
import java.nio.file.Path;

/** A file is not what it should be. The message is one sentence that names it; it is shown without a stack trace. */
public class UnreadableFileException extends IOException {

    private static final long serialVersionUID = 1;

    /**
     * A file that cannot be used as a whole.
     *
     * @param reason what is wrong, as the rest of a sentence that starts with the file
     */
    public UnreadableFileException(Path file, String reason) {
        super(OneLine.of(file + " " + reason));
    }

    /**
     * A file with one bad line.
     *
     * @param line the line, from 1
     * @param reason what is wrong, as the rest of a sentence that starts with the file and the line
     */
    public UnreadableFileException(Path file, long line, String reason) {
        super(OneLine.of(file + ", line " + line + ", " + reason));
    }
}
