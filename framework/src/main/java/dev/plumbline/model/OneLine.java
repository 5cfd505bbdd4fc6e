package dev.plumbline.model;

/**
 * Text for one line of a terminal. What users, tools and machines wrote may hold characters that move a terminal's cursor, turn the
 * direction of reading, or be of any length.
 */
public final class OneLine {

    /** The most characters of a line; of more the middle is left out. */
    public static final int MOST = 2_000;

    private static final int LAST = 500;
    private static final String GAP = " … ";

    private OneLine() {}

    /** The text as one bounded line: control characters become visible, breaks and tabs become blanks. */
    public static String of(String raw) {
        String bounded = raw.length() <= MOST
                ? raw
                : raw.substring(0, MOST - LAST - GAP.length()) + GAP + raw.substring(raw.length() - LAST);
        return shown(bounded, "");
    }

    /** Lines of any length: as {@link #of}, with line feeds and tabs kept. */
    public static String orMore(String raw) {
        return shown(raw, "\n\t");
    }

    private static String shown(String raw, String kept) {
        if (raw.chars().noneMatch(c -> isUnsafe(c) && kept.indexOf(c) < 0)) {
            return raw;
        }
        StringBuilder line = new StringBuilder(raw.length());
        raw.chars().forEach(c -> line.append(isUnsafe(c) && kept.indexOf(c) < 0 ? visible(c) : (char) c));
        return line.toString();
    }

    private static boolean isUnsafe(int c) {
        return Character.isISOControl(c) || turns(c) || c == '\u2028' || c == '\u2029';
    }

    private static char visible(int c) {
        if (c == '\n' || c == '\r' || c == '\t' || c == '\u2028' || c == '\u2029') {
            return ' ';
        }
        return c < ' ' ? (char) ('\u2400' + c) : '\ufffd'; // the picture of that control character
    }

    /** Whether it changes the direction of the text after it, which can make a line read as another one. */
    private static boolean turns(int c) {
        return c == 0x061c
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
