package dev.plumbline.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.plumbline.journal.ModelJson;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Writes a {@link SealedFile}, whole or not at all. */
final class SealedWriter {

    private static final ObjectWriter WRITER = ModelJson.mapper().writer(RowPerElement.printer());
    private static final String NO_CHECKSUM_YET = "0".repeat(64);

    private SealedWriter() {}

    /**
     * Writes a file under another name and moves it: within a folder that is a rename, so the name appears with the whole
     * content or not at all.
     *
     * @param content a record, whose fields follow the checksum
     * @throws TooLargeException when it would not be read again
     * @throws IOException when it cannot be written; then nothing is left of it
     */
    static void write(Path file, Record content, CopyOption... options) throws IOException, TooLargeException {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            writeSynced(temporary, content);
            Files.move(temporary, file, options);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    static String header(String checksum) {
        return "{\n  \"format\": " + SealedFile.FORMAT + ",\n  \"sha256\": \"" + checksum + "\",\n";
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void writeSynced(Path temporary, Record content) throws IOException, TooLargeException {
        try (RandomAccessFile file = new RandomAccessFile(temporary.toFile(), "rw")) {
            file.write(header(NO_CHECKSUM_YET).getBytes(StandardCharsets.US_ASCII));
            MessageDigest digest = sha256();
            OutputStream rest = new AfterTheBrace(new DigestOutputStream(
                    new BufferedOutputStream(new FileOutputStream(file.getFD()), 1 << 16), digest));
            WRITER.without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(rest, content);
            rest.write('\n');
            rest.flush();
            if (file.length() > SealedFile.LARGEST) {
                throw new TooLargeException(file.length());
            }
            file.seek(0);
            file.write(header(HexFormat.of().formatHex(digest.digest())).getBytes(StandardCharsets.US_ASCII));
            file.getFD().sync();
        }
    }

    /** The content's own first line, a brace, is in the header already. */
    private static final class AfterTheBrace extends FilterOutputStream {

        private int left = "{\n".length();

        AfterTheBrace(OutputStream output) {
            super(output);
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int skipped = Math.min(left, length);
            left -= skipped;
            out.write(bytes, from + skipped, length - skipped);
        }
    }
}
