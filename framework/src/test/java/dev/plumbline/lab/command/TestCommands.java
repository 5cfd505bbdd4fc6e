package dev.plumbline.lab.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** A folder with {@code lab.yaml} and with scripts that make machines: a file in {@code made} is one. */
public final class TestCommands {

    private static final String QUIET = "quiet: {cpu: 100 %, disk: 100 %, runQueue: 1000, wait: 0 s}";

    private final Path folder;

    /** Scripts that work; machine {@code n} has the address that {@code addresses} has in its n-th line. */
    public TestCommands(Path folder, List<String> addresses) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.createDirectories(folder.resolve("made"));
        Files.write(folder.resolve("addresses"), addresses);
        script("create", "echo \"$2 CPU $3 MiB\" > \"made/$1\"");
        script("address", "echo some words beside it >&2; sed -n \"$2 p\" addresses");
        script("delete", "rm -f \"made/$1\"");
    }

    /** Another script in the place of one. */
    void script(String name, String lines) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /**
     * Writes {@code lab.yaml} with the lab {@code made}.
     *
     * @param settings more of its settings
     * @param commands more of its commands
     */
    public Path lab(String settings, String commands) throws IOException {
        Files.writeString(
                folder.resolve("lab.yaml"),
                "labs: {made: {kind: command, " + settings + ", " + QUIET
                        + ", commands: {create: [./create, '{name}', '{cpus}', '{memory}'],"
                        + " address: [./address, '{name}', '{index}'], delete: [./delete, '{name}']" + commands
                        + "}}}");
        return folder;
    }

    /** The machines that there are. */
    public List<Path> made() {
        try (Stream<Path> files = Files.list(folder.resolve("made"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
