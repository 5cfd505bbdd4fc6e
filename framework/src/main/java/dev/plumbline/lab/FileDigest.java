package dev.plumbline.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What sets the bytes of one file apart from those of every other. */
public final class FileDigest {

    private static final int CHUNK = 1 << 20;

    private FileDigest() {}

    /**
     * SHA-256 of a whole file, in hexadecimal.
     *
     * @throws IOException when it cannot be read
     */
    public static String sha256(Path file) throws IOException {
        try (InputStream opened = Files.newInputStream(file);
                DigestInputStream bytes = new DigestInputStream(opened, MessageDigest.getInstance("SHA-256"))) {
            byte[] chunk = new byte[CHUNK];
            while (bytes.read(chunk) >= 0) {
                // the stream counts what it reads
            }
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
