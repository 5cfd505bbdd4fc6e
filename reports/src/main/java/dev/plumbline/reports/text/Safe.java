package dev.plumbline.reports.text;

import dev.plumbline.model.Secrets;
import java.util.regex.Pattern;

/**
 * Text that users, tools and labs wrote, made harmless and without what looks like a secret: it may hold control characters, halves of surrogate pairs, marks that
 * turn the direction of reading, markup, and be of any length.
 */
public final class Safe {

    /** The most characters of a name, as of a treatment or a step. */
    public static final int NAME = 300;

    /** The most characters of a sentence or a message. */
    public static final int MESSAGE = 4_000;

    /** The last four are the full-width forms, which some spreadsheets take for the others. */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,300}(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,3})?");

    private Safe() {}

    /**
     * One line.
     *
     * @param most the most characters to keep, 1 or more; where more are left out, an ellipsis says so
     */
    public static String line(String raw, int most) {
        return clean(raw, most, false);
    }

    /** Several lines: as {@link #line}, with line breaks and tabs kept. */
    public static String lines(String raw, int most) {
        return clean(raw, most, true);
    }

    /** The most characters of a spreadsheet's cell, as UTF-16 counts them. */
    public static final int CELL = 32_767;

    /** Several lines for a cell of a spreadsheet. */
    public static String cell(String raw) {
        String clean = lines(raw, CELL);
        if (clean.length() <= CELL) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(CELL - 2)) ? CELL - 2 : CELL - 1;
        return clean.substring(0, end) + '…';
    }

    /**
     * Whether a spreadsheet would take the text for a formula: it starts with one of the characters that begin one, and is not
     * simply a number. See OWASP, CSV Injection.
     */
    public static boolean looksLikeFormula(String text) {
        return !text.isEmpty()
                && FORMULA.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }

    /** Text for the inside of an element or of a quoted attribute of HTML or XML. */
    public static String html(String raw) {
        StringBuilder escaped = new StringBuilder(raw.length() + 16);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /**
     * Several lines for a place where a viewer takes plain text for HTML, as Allure's page does with messages: angle brackets are
     * replaced by quotation marks that look like them, which reads the same in viewers that do not.
     */
    public static String message(String raw) {
        return lines(raw, MESSAGE).replace('<', '‹').replace('>', '›');
    }

    private static String clean(String text, int most, boolean breaks) {
        String raw = Secrets.masked(text);
        StringBuilder clean = new StringBuilder(Math.min(raw.length(), most) + 1);
        int kept = 0;
        for (int i = 0; i < raw.length(); kept++) {
            if (kept == most) {
                return clean.append('…').toString();
            }
            int c = raw.codePointAt(i);
            clean.appendCodePoint(visible(c, breaks));
            i += Character.charCount(c);
        }
        return clean.toString();
    }

    private static int visible(int c, boolean breaks) {
        if (c == '\n' || c == '\t') {
            return breaks ? c : ' ';
        }
        if (c == '\r') {
            return ' ';
        }
        if (c < 0x20) {
            return 0x2400 + c; // the picture of that control character
        }
        if (c == 0x7f) {
            return 0x2421;
        }
        boolean control = c < 0xa0 && c > 0x7f;
        boolean half = c >= 0xd800 && c <= 0xdfff;
        boolean noCharacter = (c & 0xfffe) == 0xfffe;
        return control || half || noCharacter || turns(c) ? 0xfffd : c;
    }

    /** Whether it changes the direction of the text after it, which can make a line read as another one. */
    private static boolean turns(int c) {
        boolean mark = c == 0x061c || c == 0x200e || c == 0x200f;
        boolean embedding = c >= 0x202a && c <= 0x202e;
        boolean isolate = c >= 0x2066 && c <= 0x2069;
        return mark || embedding || isolate;
    }
}
