package dev.plumbline.imports;

import dev.plumbline.journal.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Files of other tools as text. */
final class SourceText {

    /** The largest file that is read, in bytes: fio's JSON+ of hundreds of jobs has a tenth of that. */
    static final int MAX_BYTES = 64 << 20;

    private static final int DIGEST_CHARACTERS = 16;
    private static final int QUOTED_CHARACTERS = 120;

    private SourceText() {}

    /** The whole text; UTF-8, or Latin 1 where it is not valid UTF-8. */
    static String read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream input = Files.newInputStream(file)) {
            bytes = input.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableFileException(
                    file, "is larger than " + (MAX_BYTES >> 20) + " MiB, the most that is imported");
        }
        if (bytes.length == 0) {
            throw new UnreadableFileException(file, "is empty");
        }
        String text = decoded(bytes);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The file's name without folders, which are nobody else's business. */
    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** A short fingerprint of a text. */
    static String digest(String text) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Text of a file as a sentence may quote it: one line, not too long, nothing that moves a terminal's cursor. */
    static String quoted(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return "'" + (line.length() <= QUOTED_CHARACTERS ? line : line.substring(0, QUOTED_CHARACTERS) + "…") + "'";
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
