package dev.plumbline.baseline;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Session;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** What files and folders of a {@link BaselineStore} are called. */
final class StoreNames {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ENDING = ".json";
    private static final Pattern UNSAFE = Pattern.compile("[/\\\\:*?\"<>|\\p{Cntrl}]|^\\.*$|^\\s|\\s$");

    private StoreNames() {}

    static Path home(Path folder, String lab, String experimentId) {
        return folder.resolve(safe(lab, "the lab")).resolve(safe(experimentId, "the experiment"));
    }

    static String session(Session session) {
        return safe(TIME.format(session.started()) + "-" + session.id(), "the session") + ENDING;
    }

    /** Whether a file should be a stored session; others may lie beside it. */
    static boolean isSession(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ENDING) && !name.startsWith(".") && !name.equals(CalibrationFile.NAME);
    }

    private static String safe(String name, String of) {
        if (UNSAFE.matcher(name).find()) {
            throw new MisuseException("the name of " + of + ", '" + name
                    + "', cannot be that of a file; use letters, digits, dots, '-' and '_'");
        }
        return name;
    }
}
