package dev.plumbline.lab.ssh;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text for the shell of a machine. All of it is ASCII, since what becomes of other characters depends on the locale here. */
final class ShellText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellText() {}

    /** As one word that the shell takes as it is. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** A command for people to type: quoted where a shell would read more into it. */
    static String words(List<String> words) {
        return words.stream()
                .map(word -> PLAIN.matcher(word).matches() ? word : quoted(word))
                .collect(Collectors.joining(" "));
    }

    /** Statements that make words the shell's positional parameters, byte for byte in UTF-8. */
    static String parameters(List<String> words) {
        StringBuilder statements = new StringBuilder("set --\n");
        for (String word : words) {
            if (word.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(
                        "an argument holds the character NUL, which no program can be given");
            }
            statements.append(
                    StandardCharsets.US_ASCII.newEncoder().canEncode(word)
                            ? "set -- \"$@\" " + quoted(word) + "\n"
                            : escaped(word));
        }
        return statements.toString();
    }

    /** What a command prints loses its last newlines, and so it prints one more letter. */
    private static String escaped(String word) {
        StringBuilder octal = new StringBuilder();
        for (byte one : word.getBytes(StandardCharsets.UTF_8)) {
            octal.append(String.format("\\%03o", one & 0xff));
        }
        return "w=$(printf '" + octal + "x')\nset -- \"$@\" \"${w%x}\"\n";
    }
}
