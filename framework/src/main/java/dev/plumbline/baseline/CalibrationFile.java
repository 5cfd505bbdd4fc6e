package dev.plumbline.baseline;

import dev.plumbline.journal.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A calibration as a {@link SealedFile}; {@code calibration.schema.json} describes it. */
final class CalibrationFile {

    static final String NAME = "calibration.json";

    private CalibrationFile() {}

    /** What follows the checksum. */
    record Content(Calibration calibration) {}

    /** Writes one file in place of an earlier one. */
    static void write(Path file, Calibration calibration) throws IOException, TooLargeException {
        SealedWriter.write(file, new Content(calibration), StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads one file.
     *
     * @throws UnreadableFileException when it does not hold one whole calibration of a known format, as it was stored
     */
    static Calibration read(Path file) throws IOException {
        return SealedFile.read(file, Content.class, "calibration").calibration();
    }
}
