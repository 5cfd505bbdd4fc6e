package dev.plumbline.reports.summary;

import dev.plumbline.reports.text.Safe;

/**
 * Text of users, tools and labs for a line of Markdown, as GitHub and GitLab show it: it makes no link, no image, no element and
 * no table cell of its own, calls nobody by an at sign, and does not turn what stands beside it.
 */
final class Markdown {

    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_ISOLATE = "\u2069";

    private Markdown() {}

    /** A sentence, of at most so many characters. */
    static String text(String raw, int most) {
        StringBuilder escaped = new StringBuilder();
        String line = Safe.line(raw, most);
        for (int i = 0; i < line.length(); i++) {
            escaped.append(escaped(line, i));
        }
        return isolated(escaped.toString());
    }

    /** A name, of at most so many characters, set as code; what would end the code or a table's cell is replaced by what looks like it. */
    static String code(String raw, int most) {
        String line = Safe.line(raw, most).replace('`', 'ˋ').replace('|', '¦').strip();
        return "`" + isolated(line.isEmpty() ? "–" : line) + "`";
    }

    /** Only what has a meaning where it stands is escaped, since the text is read on consoles too. */
    private static String escaped(String line, int at) {
        char c = line.charAt(at);
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '\\', '`', '*', '|', '~', '$', '#' -> "\\" + c;
            case '_' -> insideWord(line, at) ? "_" : "\\_";
            case '(' -> after(line, at, "]") ? "\\(" : "(";
            case '[' -> after(line, at, "]") || after(line, at, "!") ? "\\[" : "[";
            case ':' -> line.startsWith("://", at) ? "\\:" : ":";
            case '.' -> after(line, at, "www") ? "\\." : ".";
            case '@' -> "@\u200b"; // an escaped one would still call somebody
            default -> String.valueOf(c);
        };
    }

    private static boolean insideWord(String line, int at) {
        return at > 0
                && at + 1 < line.length()
                && Character.isLetterOrDigit(line.charAt(at - 1))
                && Character.isLetterOrDigit(line.charAt(at + 1));
    }

    private static boolean after(String line, int at, String before) {
        return line.regionMatches(true, at - before.length(), before, 0, before.length());
    }

    /** Letters that run from right to left would take the figures beside them along. */
    private static String isolated(String text) {
        boolean turns = text.codePoints().map(Character::getDirectionality).anyMatch(Markdown::isRightToLeft);
        return turns ? FIRST_STRONG_ISOLATE + text + POP_ISOLATE : text;
    }

    private static boolean isRightToLeft(int direction) {
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
