package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads commands of {@code lab.yaml}: one, or a list of them, each a list of arguments or a section with {@code run}. */
final class CommandReader {

    private static final String EXAMPLE = "write it as a list: [ethtool, -K, eth1, tso, off]";

    private CommandReader() {}

    /**
     * One command or several.
     *
     * @param place where they stand
     * @throws MisuseException when they are written in another way
     */
    static List<Command> read(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> section) {
            return List.of(section(place, section));
        }
        if (!(value instanceof List<?> list)) {
            throw notAList(place, value);
        }
        if (list.isEmpty()) {
            throw new MisuseException(place + " is an empty list; " + EXAMPLE);
        }
        if (list.stream().noneMatch(element -> element instanceof List || element instanceof Map)) {
            return List.of(new Command(arguments(place, list), Command.WITHIN, null, null, place));
        }
        List<Command> commands = new ArrayList<>();
        for (Object element : list) {
            commands.add(one(place, element));
        }
        return commands;
    }

    private static Command one(String place, @Nullable Object value) {
        return value instanceof Map<?, ?> section
                ? section(place, section)
                : new Command(arguments(place, value), Command.WITHIN, null, null, place);
    }

    private static Command section(String place, Map<?, ?> written) {
        Map<String, Object> values = new LinkedHashMap<>();
        written.forEach((key, value) -> {
            if (value == null) {
                throw new MisuseException(place + "." + key + " has no value; write one, or leave the key out");
            }
            values.put(String.valueOf(key), value);
        });
        Settings settings = new Settings(place, values).known("run", "prints", "matches", "within");
        Duration within = settings.durationAboveZero("within", Command.WITHIN);
        String prints = values.containsKey("prints") ? settings.text("prints", "") : null;
        if (prints != null && prints.isBlank()) {
            throw new MisuseException(place + ".prints is blank, which any output contains; write text of the output");
        }
        String matches = values.containsKey("matches") ? pattern(place, settings.text("matches", "")) : null;
        return new Command(arguments(place + ".run", values.get("run")), within, prints, matches, place);
    }

    /** The program and its arguments. */
    static List<String> arguments(String place, @Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw notAList(place, value);
        }
        if (list.isEmpty()) {
            throw new MisuseException(place + " is an empty list; " + EXAMPLE);
        }
        List<String> arguments = new ArrayList<>();
        for (Object element : list) {
            if (element == null || element instanceof List || element instanceof Map) {
                throw new MisuseException(
                        place + " has the argument '" + element + "', but arguments are text or numbers; " + EXAMPLE);
            }
            arguments.add(element.toString());
        }
        if (arguments.get(0).isBlank()) {
            throw new MisuseException(place + " begins with blank text in place of a program; " + EXAMPLE);
        }
        return arguments;
    }

    private static MisuseException notAList(String place, @Nullable Object value) {
        if (value == null || value.equals("")) {
            return new MisuseException(place + " has no command; " + EXAMPLE);
        }
        String[] words = value.toString().strip().split("\\s+");
        return new MisuseException(place + " is the text " + Printed.quoted(value.toString())
                + ", but no shell reads it; write it as a list: [" + String.join(", ", words) + "]");
    }

    private static String pattern(String place, String text) {
        try {
            return Pattern.compile(text).pattern();
        } catch (PatternSyntaxException e) {
            throw new MisuseException(
                    place + ".matches is no regular expression (" + e.getDescription() + " near index " + e.getIndex()
                            + "): " + Printed.quoted(text) + "; for plain text write 'prints'",
                    e);
        }
    }
}
