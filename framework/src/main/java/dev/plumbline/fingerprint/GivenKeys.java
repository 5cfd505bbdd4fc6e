package dev.plumbline.fingerprint;

import dev.plumbline.lab.Settings;
import dev.plumbline.model.Fingerprint;
import dev.plumbline.model.MisuseException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keys that a user writes into {@code lab.yaml}:
 *
 * <pre>{@code
 * fingerprint:
 *   identity:
 *     san.firmware: "8.2"
 *     switch.firmware: {command: [ssh, switch, show, version], timeout: 20 s}
 *   informational: {rack: B4}
 * }</pre>
 */
final class GivenKeys {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MESSAGE = 200;

    private GivenKeys() {}

    /** Runs the commands. */
    static Fingerprint read(Settings settings) {
        settings.known("identity", "informational");
        return new Fingerprint(keys(settings.section("identity")), keys(settings.section("informational")));
    }

    private static SortedMap<String, String> keys(Settings section) {
        SortedMap<String, String> keys = new TreeMap<>();
        for (String key : section.keys()) {
            keys.put(key, section.isSection(key) ? told(section.section(key)) : written(section, key));
        }
        return keys;
    }

    private static String written(Settings section, String key) {
        String value = section.text(key, "");
        if (value.isBlank()) {
            throw section.mistake("has no value for '" + key + "'; write one, or leave the key out");
        }
        return value;
    }

    /** The first line that a command prints. */
    private static String told(Settings section) {
        List<String> command = section.known("command", "timeout").texts("command");
        if (command.isEmpty() || command.get(0).isBlank()) {
            throw section.mistake("has no 'command'; write one as a list, as 'command: [ssh, san, version]'");
        }
        Command.Result result = Command.run(command, section.durationAboveZero("timeout", PATIENCE));
        if (result.failure().isPresent()) {
            throw mistake(section, command, result.failure().get() + said(result.err()));
        }
        return result.out()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElseThrow(() -> mistake(section, command, "printed nothing"));
    }

    private static MisuseException mistake(Settings section, List<String> command, String what) {
        return section.mistake("asks '" + command.get(0) + "', which " + what
                + "; run it by hand, or write its value in place of the command");
    }

    private static String said(String err) {
        return err.lines()
                .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> " and said: " + (line.length() <= MESSAGE ? line : line.substring(0, MESSAGE) + "…"))
                .orElse("");
    }
}
