package dev.plumbline.reports.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Compares what a text says that a command prints with what it prints: the same lines, but for those that {@code …} stands for,
 * and with other figures. Names, verdicts, and the exit codes that a command tells are compared as they are.
 */
final class ShownOutput {

    private static final String LEFT_OUT = "…";
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[\\d;]*m");
    private static final Pattern SESSION = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{8}");
    private static final Pattern FOLDER = Pattern.compile("file://\\S*/my-lab/");
    private static final Pattern FIGURE = Pattern.compile("[−+]?\\d+(\\.\\d+)?");
    private static final Pattern DIRECTION = Pattern.compile("(rose|fell) by 0 %|did not move");

    private ShownOutput() {}

    /** Lines as they are printed where no colours are, without what the JDK says of Maven's own classes. */
    static List<String> plain(List<String> lines) {
        List<String> plain = new ArrayList<>(lines.stream()
                .map(line -> COLOUR.matcher(line).replaceAll(""))
                .filter(line -> !line.startsWith("WARNING: "))
                .toList());
        while (!plain.isEmpty() && plain.get(plain.size() - 1).isBlank()) {
            plain.remove(plain.size() - 1); // where Maven puts colours back
        }
        return plain;
    }

    /** Whether that is what was printed. */
    static boolean matches(List<String> shown, List<String> printed) {
        return matches(
                shown.stream().map(ShownOutput::comparable).toList(),
                0,
                printed.stream().map(ShownOutput::comparable).toList(),
                0);
    }

    private static boolean matches(List<String> shown, int at, List<String> printed, int from) {
        if (at == shown.size()) {
            return from == printed.size();
        }
        if (!shown.get(at).equals(LEFT_OUT)) {
            return from < printed.size()
                    && shown.get(at).equals(printed.get(from))
                    && matches(shown, at + 1, printed, from + 1);
        }
        for (int next = from; next <= printed.size(); next++) {
            if (matches(shown, at + 1, printed, next)) {
                return true;
            }
        }
        return false;
    }

    private static String comparable(String line) {
        if (line.startsWith("exit code ")) {
            return line;
        }
        String text = SESSION.matcher(line).replaceAll("SESSION");
        text = FOLDER.matcher(text).replaceAll("file://FOLDER/");
        text = FIGURE.matcher(text).replaceAll("0");
        return DIRECTION.matcher(text).replaceAll("moved");
    }
}
