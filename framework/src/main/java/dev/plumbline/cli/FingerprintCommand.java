package dev.plumbline.cli;

import dev.plumbline.fingerprint.FingerprintText;
import dev.plumbline.fingerprint.LabFingerprint;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.Stray;
import dev.plumbline.model.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a fingerprint as a run would store it. */
@Command(
        name = "fingerprint",
        description = "Prints the environment that a session of a lab would be stored with, and why each key matters.",
        mixinStandardHelpOptions = true)
public final class FingerprintCommand implements PlumblineCommand {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Option(
            names = "--lab",
            paramLabel = "NAME",
            defaultValue = "embedded",
            description = "The lab; ${DEFAULT-VALUE} where none is named.")
    private String lab = "embedded";

    @Option(names = "--labs", paramLabel = "FOLDER", description = "The folder of lab.yaml; the module's by default.")
    private @Nullable Path labs;

    @Option(names = "--computer", description = "That of this computer, with all its disks and network cards.")
    private boolean computer;

    @Override
    public Integer call() throws IOException {
        Fingerprint fingerprint = computer ? LabFingerprint.ofThisComputer() : ofLab();
        FingerprintText.linesWithReasons(fingerprint).forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private Fingerprint ofLab() throws IOException {
        Path scratch = Stray.temporaryFolder("fingerprint");
        try (Lab open = Labs.read(ModuleFolders.labs(labs)).open(lab, scratch)) {
            return LabFingerprint.of(open);
        } finally {
            delete(scratch);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
