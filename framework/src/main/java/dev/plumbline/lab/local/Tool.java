package dev.plumbline.lab.local;

import dev.plumbline.lab.CommandHost;
import dev.plumbline.lab.LocalCommands;
import dev.plumbline.lab.MissingCapabilityException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A program that the lab runs. */
enum Tool {
    FIO("fio", "--version", "fio"),
    IP("ip", "-V", "iproute2"),
    NBDKIT("nbdkit", "--version", "nbdkit"),
    LSBLK("lsblk", "--version", "util-linux"),
    WIPEFS("wipefs", "--version", "util-linux");

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final String program;
    private final String versionOption;
    private final String debianPackage;

    Tool(String program, String versionOption, String debianPackage) {
        this.program = program;
        this.versionOption = versionOption;
        this.debianPackage = debianPackage;
    }

    String program() {
        return program;
    }

    /**
     * Checks that all of them are installed.
     *
     * @throws MissingCapabilityException one sentence that names those that are not, with their Debian packages
     */
    static void check(String lab, Collection<Tool> tools) {
        check(lab, tools, program -> tools.stream().anyMatch(tool -> tool.program.equals(program) && tool.starts()));
    }

    static void check(String lab, Collection<Tool> tools, Predicate<String> installed) {
        List<Tool> missing =
                tools.stream().filter(tool -> !installed.test(tool.program)).toList();
        if (!missing.isEmpty()) {
            throw new MissingCapabilityException("the lab '" + lab + "' needs "
                    + missing.stream().map(Tool::program).collect(Collectors.joining(", "))
                    + ", which cannot be started here; install "
                    + missing.stream()
                            .map(tool -> tool.debianPackage)
                            .distinct()
                            .collect(Collectors.joining(" "))
                    + ", as with 'apt-get install'");
        }
    }

    private boolean starts() {
        try {
            return run(List.of(program, versionOption)).exitCode().orElse(-1) == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs a command on this computer for a bounded time. */
    static CommandHost.Ended run(List<String> command) throws IOException, InterruptedException {
        return new LocalCommands(Path.of("/")).run(command, LONGEST);
    }

    /**
     * Runs a command that must succeed; what it printed.
     *
     * @throws IOException when it says that it failed; its own words are the message
     */
    static String output(List<String> command) throws IOException, InterruptedException {
        CommandHost.Ended ended = run(command);
        if (ended.exitCode().isEmpty()) {
            throw new IOException(String.join(" ", command) + " did not end within " + LONGEST.toSeconds() + " s");
        }
        if (ended.exitCode().getAsInt() != 0) {
            throw new IOException(
                    String.join(" ", command) + ": " + ended.output().strip());
        }
        return ended.output();
    }
}
