package dev.plumbline.fingerprint;

import dev.plumbline.model.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** A fingerprint for people. */
public final class FingerprintText {

    private FingerprintText() {}

    /** Its keys and values, identity keys first, a line for each. */
    public static List<String> lines(Fingerprint fingerprint) {
        List<String> lines = new ArrayList<>();
        lines.add("fingerprint, what must match for a comparison:"
                + (fingerprint.identity().isEmpty() ? " nothing" : ""));
        keys(lines, fingerprint.identity(), false);
        if (!fingerprint.informational().isEmpty()) {
            lines.add("fingerprint, for information:");
            keys(lines, fingerprint.informational(), false);
        }
        return lines;
    }

    /** The same, with the reason why a key matters where Plumbline knows it. */
    public static List<String> linesWithReasons(Fingerprint fingerprint) {
        List<String> lines = new ArrayList<>();
        lines.add("what must match for a comparison:" + (fingerprint.identity().isEmpty() ? " nothing" : ""));
        keys(lines, fingerprint.identity(), true);
        lines.add("for information:" + (fingerprint.informational().isEmpty() ? " nothing" : ""));
        keys(lines, fingerprint.informational(), true);
        return lines;
    }

    private static void keys(List<String> lines, SortedMap<String, String> keys, boolean reasons) {
        int key = width(keys.keySet());
        int value = width(keys.values());
        for (Map.Entry<String, String> entry : keys.entrySet()) {
            String line = "  " + padded(entry.getKey(), key) + "  ";
            String reason =
                    reasons ? KnownKey.of(entry.getKey()).map(KnownKey::reason).orElse("") : "";
            lines.add((line + (reason.isEmpty() ? entry.getValue() : padded(entry.getValue(), value) + "  " + reason))
                    .stripTrailing());
        }
    }

    private static int width(Iterable<String> texts) {
        int width = 0;
        for (String text : texts) {
            width = Math.max(width, text.length());
        }
        return Math.min(width, 40);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
