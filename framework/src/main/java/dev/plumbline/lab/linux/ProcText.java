package dev.plumbline.lab.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Words and numbers of what the kernel tells in {@code /proc}. */
final class ProcText {

    private ProcText() {}

    static List<String> lines(Path file) throws IOException {
        return Files.readString(file).lines().toList();
    }

    /** A word of a line, from 0; empty where it has fewer. */
    static String word(String line, int index) {
        int from = 0;
        for (int word = 0; ; word++) {
            while (from < line.length() && line.charAt(from) == ' ') {
                from++;
            }
            int to = line.indexOf(' ', from);
            int end = to < 0 ? line.length() : to;
            if (word == index || end == line.length()) {
                return word == index ? line.substring(from, end) : "";
            }
            from = end;
        }
    }

    /**
     * A number.
     *
     * @throws IOException when it is none
     */
    static double number(String text, Path file) throws IOException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IOException(file + " has '" + text + "' where a number should be", e);
        }
    }
}
