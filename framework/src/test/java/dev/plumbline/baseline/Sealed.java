package dev.plumbline.baseline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Stored files with the right checksum, whatever is in them. */
final class Sealed {

    private static final int HEADER = SealedWriter.header("0".repeat(64)).length();

    private Sealed() {}

    /** What follows the checksum's line. */
    static byte[] body(byte[] file) {
        return Arrays.copyOfRange(file, HEADER, file.length);
    }

    /** A file with this after the checksum's line. */
    static byte[] file(byte[] body) throws IOException {
        byte[] counted = new LineFeeds(new ByteArrayInputStream(body)).readAllBytes();
        String checksum = HexFormat.of().formatHex(SealedWriter.sha256().digest(counted));
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        sealed.writeBytes(SealedWriter.header(checksum).getBytes(StandardCharsets.US_ASCII));
        sealed.writeBytes(body);
        return sealed.toByteArray();
    }

    /** A file with this text, and the checksum of it. */
    static byte[] again(String text) throws IOException {
        return file(body(text.getBytes(StandardCharsets.UTF_8)));
    }
}
