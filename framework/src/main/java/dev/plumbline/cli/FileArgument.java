package dev.plumbline.cli;

import dev.plumbline.model.MisuseException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file with the levels of its runs, as {@code vms=4,placement=PACKED:run.json}.
 *
 * @param levels factor to level, in the order in which they are written
 * @param file the file
 */
record FileArgument(Map<String, String> levels, Path file) {

    /** Without a level there is nothing before the file, so that it may have a colon itself, as {@code C:\run.json}. */
    private static final Pattern LEVELS = Pattern.compile("(\\w+=[^=,:]+(?:,\\w+=[^=,:]+)*):(.+)");

    FileArgument {
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    }

    static FileArgument parse(String text) {
        Matcher form = LEVELS.matcher(text);
        if (!form.matches()) {
            return new FileArgument(Map.of(), path(text));
        }
        Map<String, String> levels = new LinkedHashMap<>();
        for (String level : form.group(1).split(",", -1)) {
            int equals = level.indexOf('=');
            String value = level.substring(equals + 1).strip();
            if (value.isEmpty() || levels.put(level.substring(0, equals), value) != null) {
                throw new MisuseException("'" + text + "' gives '" + level.substring(0, equals)
                        + "' no level or two; write for example 'vms=4:" + form.group(2) + "'");
            }
        }
        return new FileArgument(levels, path(form.group(2)));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new MisuseException("'" + text + "' is no name of a file", e);
        }
    }
}
