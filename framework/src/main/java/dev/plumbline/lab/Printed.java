package dev.plumbline.lab;

import dev.plumbline.model.Quantities;
import dev.plumbline.model.Secrets;
import java.time.Duration;

/** What commands are called with and print, as part of one sentence. */
final class Printed {

    private static final int MOST = 200;

    private Printed() {}

    /** What a command printed. */
    static String output(String text) {
        return text.isBlank() ? "nothing" : quoted(text);
    }

    /** Text in quotes, on one line, cut where it is long, without what looks like a secret. */
    static String quoted(String text) {
        String line = Secrets.masked(text)
                .strip()
                .replaceAll("\\s*[\\r\\n]+\\s*", " | ")
                .replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MOST ? "'" + line + "'" : "'" + line.substring(0, MOST) + "…'";
    }

    static String time(Duration time) {
        return Quantities.formatDuration(time);
    }
}
