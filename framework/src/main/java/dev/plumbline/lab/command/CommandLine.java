package dev.plumbline.lab.command;

import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.Settings;
import dev.plumbline.model.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program and its arguments, in which words in braces stand for what a machine is. Each is put in the place of its word alone: an
 * argument stays one argument.
 *
 * @param arguments as they are written
 */
record CommandLine(List<String> arguments) {

    static final String NAME = "name";
    static final String INDEX = "index";
    static final String CPUS = "cpus";
    static final String MEMORY = "memory";

    private static final Set<String> WORDS = new TreeSet<>(Set.of(NAME, INDEX, CPUS, MEMORY));

    /** Others, as of JSON or of Go's templates, are the program's own. */
    private static final Pattern WORD = Pattern.compile("\\{([A-Za-z]+)}");

    private static final long MIB = 1L << 20;

    /** One that says which machine it is for. */
    static CommandLine ofOne(Settings commands, String key) {
        CommandLine command = of(commands, key);
        if (!command.namesMachine()) {
            throw commands.mistake(
                    "does not say under '" + key + "' which machine it is for; write '{name}' where its name belongs");
        }
        return command;
    }

    /** One that is for a machine, or for none. */
    static CommandLine ofOneOrNone(Settings commands, String key) {
        CommandLine command = of(commands, key);
        return command.has(CPUS) || command.has(MEMORY) ? ofOne(commands, key) : command;
    }

    private static CommandLine of(Settings commands, String key) {
        CommandLine command = new CommandLine(commands.command(key));
        command.arguments.stream()
                .flatMap(argument -> WORD.matcher(argument).results().map(word -> word.group(1)))
                .filter(word -> !WORDS.contains(word))
                .findFirst()
                .ifPresent(word -> {
                    throw commands.mistake("has the unknown word '{" + word + "}' under '" + key
                            + "'; known are {cpus}, {index}, {memory} and {name}");
                });
        return command;
    }

    boolean namesMachine() {
        return has(NAME) || has(INDEX);
    }

    /** What the words stand for. */
    static Map<String, String> words(String name, MachineSpec spec) {
        return Map.of(
                NAME,
                name,
                INDEX,
                spec.name().substring(spec.name().lastIndexOf('-') + 1),
                CPUS,
                Integer.toString(spec.cpus()),
                MEMORY,
                Long.toString((spec.memoryBytes() + MIB - 1) / MIB));
    }

    boolean has(String word) {
        return arguments.stream().anyMatch(argument -> argument.contains("{" + word + "}"));
    }

    /** With what the words stand for. */
    List<String> filled(Map<String, String> words) {
        return arguments.stream()
                .map(argument -> WORD.matcher(argument).replaceAll(word -> replacement(word, words)))
                .toList();
    }

    private static String replacement(MatchResult word, Map<String, String> words) {
        return Matcher.quoteReplacement(words.getOrDefault(word.group(1), word.group()));
    }

    /** For people, without secrets. */
    String shown() {
        return Secrets.masked(String.join(" ", arguments));
    }
}
