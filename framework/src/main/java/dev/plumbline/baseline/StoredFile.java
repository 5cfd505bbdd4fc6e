package dev.plumbline.baseline;

import dev.plumbline.journal.UnreadableFileException;
import dev.plumbline.model.Session;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One stored session as a {@link SealedFile}; {@code session.schema.json} describes it. */
final class StoredFile {

    private StoredFile() {}

    /**
     * What follows the checksum.
     *
     * @param era the era that the session belongs to; {@code null} for one from before the first accepted change
     * @param session the session, {@linkplain LeanSession lean}
     */
    record Content(@Nullable Era era, Session session) {}

    /** Writes one file; it must not be there yet. */
    static void write(Path file, @Nullable Era era, Session session) throws IOException, TooLargeException {
        SealedWriter.write(file, new Content(era, LeanSession.of(session)));
    }

    /**
     * Reads one file as a stream.
     *
     * @throws UnreadableFileException when it does not hold one whole session of a known format, as it was stored
     */
    static Content read(Path file) throws IOException {
        return SealedFile.read(file, Content.class, "stored session");
    }
}
