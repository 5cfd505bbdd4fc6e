package dev.plumbline.icf;

import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A file as lines; Latin 1, in which any byte is a character. */
final class IcfText {

    /** IOMeter's own files have a thousandth of that. */
    private static final int MOST_BYTES = 4 << 20;

    private static final int LONGEST_LINE = 4096;
    private static final int QUOTED_CHARACTERS = 80;
    private static final String UTF8_MARK = "\u00EF\u00BB\u00BF";
    private static final Pattern RULER = Pattern.compile("[\\s=]+$");

    private IcfText() {}

    /**
     * A line that is not blank.
     *
     * @param file the file's name
     * @param number its number, from 1
     * @param text its text, stripped
     */
    record Line(String file, int number, String text) {

        boolean isKey() {
            return text.startsWith("'");
        }

        /** The key without apostrophe, case and the line of equals signs that opens a section. */
        String key() {
            return RULER.matcher(text.substring(1)).replaceFirst("").strip().toLowerCase(Locale.ROOT);
        }

        /** A mistake in this line, as the rest of a sentence. */
        MisuseException mistake(String what) {
            return new MisuseException(file + ", line " + number + ", " + what);
        }

        String quoted() {
            return IcfText.quoted(text);
        }
    }

    static List<Line> lines(Path file) throws IOException {
        byte[] bytes;
        try (InputStream input = Files.newInputStream(file)) {
            bytes = input.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new MisuseException(file + " is larger than 4 MiB, the most that is read of a file of IOMeter");
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return lines(String.valueOf(file.getFileName()), text.startsWith(UTF8_MARK) ? text.substring(3) : text);
    }

    private static List<Line> lines(String file, String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String raw : text.split("\r\n|\r|\n", -1)) {
            number++;
            Line line = new Line(file, number, raw.replace('\u0000', ' ').strip());
            if (raw.length() > LONGEST_LINE) {
                throw line.mistake("is longer than " + LONGEST_LINE + " characters, which no file of IOMeter has");
            }
            if (!line.text().isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Text of a file as a sentence may quote it: not too long, and nothing that moves a terminal's cursor. */
    static String quoted(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ")
                .replaceAll("[\u0080-\u009F]", "?")
                .strip();
        return "'" + (plain.length() <= QUOTED_CHARACTERS ? plain : plain.substring(0, QUOTED_CHARACTERS) + "…") + "'";
    }
}
