package dev.plumbline.mutation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages text, of which each character stands for one byte. */
final class Mutator {

    /** What paths of hostile input end in; no file of that name may ever be there. */
    static final String ESCAPED = "plumbline-escaped";

    private static final List<String> ODD = List.of(
            "-1",
            "0",
            "1e999",
            "-1e999",
            "NaN",
            "Infinity",
            "0x7f",
            "1.10",
            "99999999999999999999",
            "9".repeat(400),
            "null",
            "~",
            "true",
            "",
            "\"\"",
            "{}",
            "[]",
            "[[[[",
            "{\"a\":",
            "'",
            "\"",
            ",",
            ":",
            "\t",
            "\n",
            "\r",
            "\0",
            "\u001b[31m",
            "%s%n",
            "${jndi:ldap://localhost/a}",
            "$(touch /tmp/" + ESCAPED + ")",
            "`touch /tmp/" + ESCAPED + "`",
            "; touch /tmp/" + ESCAPED,
            "../../../../../../tmp/" + ESCAPED,
            "/tmp/" + ESCAPED,
            "<script>alert(1)</script>",
            "=cmd|' /C calc'!A0",
            "!!java.lang.ProcessBuilder [touch, /tmp/" + ESCAPED + "]",
            "!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://localhost/\"]]",
            "&a [*a, *a]",
            "*a",
            "<<: *a",
            "&a 1",
            "--- !<tag:yaml.org,2002:java.io.File> /tmp/" + ESCAPED,
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
            "&e;",
            "<a>",
            "</domain>",
            "..",
            "1..999999999",
            "-9223372036854775808",
            "9223372036854775807");

    private static final List<String> NESTED = List.of("[", "{", "{\"a\":", "- ", "a: {", "<a>", "(", "[{\"a\":");

    private static final List<String> INVALID =
            List.of("\u00ff", "\u00c3", "\u00ed\u00a0\u0080", "\u0080", "\u00ef\u00bb\u00bf");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Pattern VALUE = Pattern.compile("(?<=[:=,\\[] ?)[^:=,\\[\\]{}\\s]+");

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    /** The text with one to three things done to it. */
    String mutated(String text) {
        String mutated = text;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private String once(String text) {
        if (text.isEmpty()) {
            return odd();
        }
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(60));
        String before = text.substring(0, from);
        String span = text.substring(from, to);
        String after = text.substring(to);
        return switch (random.nextInt(17)) {
            case 0 -> before + (char) (text.charAt(from) ^ 1 << random.nextInt(8)) + text.substring(from + 1);
            case 1 -> before;
            case 2 -> before + after;
            case 3 -> before + span + span + after;
            case 4 -> swappedLines(text);
            case 5 -> changedLines(text, false);
            case 6 -> changedLines(text, true);
            case 7 -> before + odd() + span + after;
            case 8 -> replaced(text, NUMBER);
            case 9 -> replaced(text, WORD);
            case 10 -> replaced(text, VALUE);
            case 11 -> before + any(NESTED).repeat(1 + random.nextInt(5_000)) + span + after;
            case 12 -> before + "x".repeat(1 + random.nextInt(200_000)) + span + after;
            case 13 -> before + any(INVALID) + span + after;
            case 14 -> swappedWords(text);
            case 15 -> otherEncoding(text);
            default -> before + "9".repeat(1 + random.nextInt(2_000)) + span + after;
        };
    }

    private String odd() {
        return any(ODD);
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String swappedLines(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return String.join("\n", lines) + "\n";
    }

    private String changedLines(String text, boolean doubled) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        if (doubled) {
            lines.add(at, lines.get(random.nextInt(lines.size())));
        } else {
            lines.remove(at);
        }
        return String.join("\n", lines) + "\n";
    }

    private String replaced(String text, Pattern pattern) {
        MatchResult[] found = pattern.matcher(text).results().toArray(MatchResult[]::new);
        if (found.length == 0) {
            return text + odd();
        }
        MatchResult one = found[random.nextInt(found.length)];
        return text.substring(0, one.start()) + odd() + text.substring(one.end());
    }

    private String swappedWords(String text) {
        MatchResult[] found = WORD.matcher(text).results().toArray(MatchResult[]::new);
        if (found.length < 2) {
            return text + odd();
        }
        int first = random.nextInt(found.length - 1);
        MatchResult one = found[first];
        MatchResult other = found[first + 1 + random.nextInt(found.length - first - 1)];
        return text.substring(0, one.start())
                + other.group()
                + text.substring(one.end(), other.start())
                + one.group()
                + text.substring(other.end());
    }

    /** As UTF-16 would be, in either order, or with carriage returns. */
    private String otherEncoding(String text) {
        return switch (random.nextInt(3)) {
            case 0 -> text.replaceAll("(?s)(.)", "$1\0");
            case 1 -> text.replaceAll("(?s)(.)", "\0$1");
            default -> text.replace("\n", "\r\n");
        };
    }
}
