package dev.plumbline.lab.linux;

import dev.plumbline.lab.CommandHost;
import dev.plumbline.lab.MissingCapabilityException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the programs that a lab runs are installed, in versions that will do. */
public final class ToolCheck {

    private static final Pattern VERSION = Pattern.compile("\\d+(?:\\.\\d+)*");

    private ToolCheck() {}

    /**
     * Checks them here.
     *
     * @throws MissingCapabilityException one sentence that names all that are missing or too old, with their Debian packages
     */
    public static void check(String lab, Collection<Tool> tools) {
        check(lab, tools, ToolCheck::printed);
    }

    /** @param printed what a tool prints of its version; empty where it cannot be started */
    static void check(String lab, Collection<Tool> tools, Function<Tool, Optional<String>> printed) {
        List<String> lacking = new ArrayList<>();
        List<String> packages = new ArrayList<>();
        for (Tool tool : tools) {
            lack(tool, printed.apply(tool)).ifPresent(lack -> {
                lacking.add(lack);
                packages.add(tool.debianPackage());
            });
        }
        if (!lacking.isEmpty()) {
            throw new MissingCapabilityException("the lab '" + lab + "' needs " + String.join(", ", lacking)
                    + "; install "
                    + String.join(" ", packages.stream().distinct().toList())
                    + ", as with 'apt-get install', or run ci/install-tools");
        }
    }

    private static Optional<String> lack(Tool tool, Optional<String> printed) {
        if (printed.isEmpty()) {
            return Optional.of(tool.program() + ", which cannot be started here");
        }
        Matcher version = VERSION.matcher(printed.get());
        // one that does not tell is taken as it is: what it cannot do will be told when it is asked to
        return version.find() && older(version.group(), tool.oldest())
                ? Optional.of(tool.program() + " " + tool.oldest() + " or newer, while " + version.group() + " is here")
                : Optional.empty();
    }

    private static boolean older(String version, String oldest) {
        return Arrays.compare(numbers(version), numbers(oldest)) < 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(ToolCheck::number).toArray();
    }

    /** Dates stand in versions, but nothing longer that would matter. */
    private static int number(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static Optional<String> printed(Tool tool) {
        try {
            CommandHost.Ended ended = Tool.run(tool.versionCommand());
            return ended.exitCode().orElse(-1) == 0 ? Optional.of(ended.output()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
