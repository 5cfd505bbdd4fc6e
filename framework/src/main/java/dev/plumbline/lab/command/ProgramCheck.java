package dev.plumbline.lab.command;

import dev.plumbline.lab.MissingCapabilityException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the programs of commands are there, since without the one that deletes none may be made. */
final class ProgramCheck {

    private ProgramCheck() {}

    /**
     * Looks for them, and runs none.
     *
     * @param folder what those with a slash are looked for from
     * @throws MissingCapabilityException one sentence, when one is not there
     */
    static void check(String lab, MachineCommands commands, Path folder) {
        List<String> lacking = commands.all().stream()
                .map(command -> command.arguments().get(0))
                .distinct()
                .filter(program -> !isThere(program, folder))
                .toList();
        if (!lacking.isEmpty()) {
            throw new MissingCapabilityException("the lab '" + lab + "' has commands with "
                    + String.join(", ", lacking) + ", which cannot be started here; install "
                    + (lacking.size() == 1 ? "it" : "them") + ", or write where in " + folder
                    + " it is, as './make-machine'");
        }
    }

    private static boolean isThere(String program, Path folder) {
        try {
            return program.indexOf('/') >= 0
                    ? Files.isExecutable(folder.resolve(program))
                    : Optional.ofNullable(System.getenv("PATH")).stream()
                            .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                            .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
