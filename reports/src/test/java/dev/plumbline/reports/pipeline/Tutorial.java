package dev.plumbline.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text in Markdown tells its readers to do: files to write, each named above its block, and commands to type. */
final class Tutorial {

    private static final Pattern NAMED = Pattern.compile("File `([^`]+)`:");
    private static final String FENCE = "```";
    private static final String COMMANDS = FENCE + "console";
    private static final String PROMPT = "$ ";

    private Tutorial() {}

    /** One thing to do. */
    sealed interface Step {}

    /** A file to write, in place of what has its path by now. */
    record FileStep(String path, String text) implements Step {}

    /** A command to type, and the lines that it is said to print. */
    record CommandStep(String command, List<String> shown) implements Step {}

    /** The steps in order; a block that is neither a file nor commands is an error, since nothing would check it. */
    static List<Step> steps(String markdown) {
        List<Step> steps = new ArrayList<>();
        String named = "";
        Iterator<String> lines = markdown.lines().iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.equals(COMMANDS)) {
                steps.addAll(commands(block(lines)));
            } else if (line.startsWith(FENCE)) {
                Matcher path = NAMED.matcher(named);
                assertThat(path.matches())
                        .as("a path in front of the block, in place of '" + named + "'")
                        .isTrue();
                steps.add(new FileStep(path.group(1), String.join("\n", block(lines)) + "\n"));
            }
            named = line.isBlank() ? named : line;
        }
        return steps;
    }

    private static List<String> block(Iterator<String> lines) {
        List<String> block = new ArrayList<>();
        for (String line = lines.next(); !line.equals(FENCE); line = lines.next()) {
            block.add(line);
        }
        return block;
    }

    private static List<CommandStep> commands(List<String> block) {
        List<CommandStep> steps = new ArrayList<>();
        for (String line : block) {
            if (line.startsWith(PROMPT)) {
                steps.add(new CommandStep(line.substring(PROMPT.length()), new ArrayList<>()));
            } else {
                steps.get(steps.size() - 1).shown().add(line);
            }
        }
        return steps;
    }
}
