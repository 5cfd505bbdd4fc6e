package dev.plumbline.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.journal.ModelJson;
import dev.plumbline.journal.UnreadableFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A calibration as a file: an object of {@code format} and {@code calibration}. */
final class CalibrationFile {

    private static final ObjectMapper MAPPER = ModelJson.mapper();

    private CalibrationFile() {}

    private record Content(int format, Calibration calibration) {}

    static byte[] toBytes(Calibration calibration) throws JsonProcessingException {
        Content content = new Content(ModelJson.FORMAT_VERSION, calibration);
        return (MAPPER.writer(RowPerElement.printer()).writeValueAsString(content) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads one file.
     *
     * @throws UnreadableFileException when it does not hold one whole calibration of a known format
     */
    static Calibration read(Path file) throws IOException {
        try {
            Content content = MAPPER.readValue(Files.readAllBytes(file), Content.class);
            if (content.format() != ModelJson.FORMAT_VERSION) {
                throw new UnreadableFileException(
                        file,
                        "has the format version " + content.format() + ", and this Plumbline reads "
                                + ModelJson.FORMAT_VERSION);
            }
            return content.calibration();
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, "is no calibration: " + ModelJson.reason(e));
        }
    }
}
