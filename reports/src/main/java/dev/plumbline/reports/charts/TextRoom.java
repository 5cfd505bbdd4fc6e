package dev.plumbline.reports.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * How much room a text takes, whatever font the reader has: widths of DejaVu Sans, one of the widest that a browser takes for
 * "sans-serif", in shares of its size.
 */
final class TextRoom {

    private static final String NARROW = " .,:;'|!ijl()[]ftrI/-";
    private static final String WIDE = "mwMW@%…→";

    private TextRoom() {}

    static double width(String text, Pen.Type type) {
        return text.codePoints().mapToDouble(TextRoom::width).sum() * type.size() * (type.bold() ? 1.1 : 1);
    }

    /** Breaks a text into lines between words; a word that is too long for a line is cut. */
    static List<String> lines(String text, double width, Pen.Type type) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String fitting = cut(word, width, type);
            if (!line.isEmpty() && width(line + " " + fitting, type) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(fitting);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The text, or as much of it as there is room for and an ellipsis. */
    static String cut(String text, double width, Pen.Type type) {
        if (width(text, type) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + "…", type) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    private static double width(int character) {
        if (NARROW.indexOf(character) >= 0) {
            return 0.4;
        }
        boolean fullWidth = (character >= 0x1100 && character < 0x11a0) || character >= 0x2400;
        if (WIDE.indexOf(character) >= 0 || fullWidth) {
            return 1;
        }
        return Character.isUpperCase(character) ? 0.73 : 0.63;
    }
}
