package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.CommandHost;
import dev.plumbline.lab.LocalCommands;
import dev.plumbline.lab.linux.Tool;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a hypervisor runs emulators as, where that is another user than root. Distributions have one for that, who may not enter
 * what belongs to others.
 *
 * @param user the user's number
 * @param group the number of the user's own group
 */
record Emulators(int user, int group) {

    /** What {@code virsh capabilities} tells of the model {@code dac}, see <a href="https://libvirt.org/formatcaps.html">its format</a>. */
    private static final Pattern TOLD =
            Pattern.compile("<model>dac</model>\\s*<doi>\\d+</doi>\\s*<baselabel[^>]*>\\+(\\d{1,9}):\\+(\\d{1,9})<");

    private static final String ENTERED_BY_GROUP = "rwx--x---";
    private static final String ENTERED_BY_NAME = "rwx--x--x";
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Prints the first of its arguments that cannot be entered, or as the last one be read. */
    private static final String TRY =
            "for it; do if [ -d \"$it\" ]; then [ -x \"$it\" ]; else [ -r \"$it\" ]; fi || { echo \"$it\"; exit; }; done";

    /** Those of a hypervisor; empty where they are root's, and where it does not tell. */
    static Optional<Emulators> of(Virsh hypervisor) throws IOException, InterruptedException {
        return read(hypervisor.run("capabilities"));
    }

    static Optional<Emulators> read(String capabilities) {
        Matcher told = TOLD.matcher(capabilities);
        return told.find() && !told.group(1).equals("0")
                ? Optional.of(new Emulators(Integer.parseInt(told.group(1)), Integer.parseInt(told.group(2))))
                : Optional.empty();
    }

    /**
     * Lets them enter a folder that is this user's alone, to what they know the name of: by their group, or, where this process
     * may not give the folder to it, as all do.
     *
     * @param alone whether the folder is for them and nobody else
     */
    void letIn(Path folder, boolean alone) throws IOException {
        String mode = alone && given(folder) ? ENTERED_BY_GROUP : ENTERED_BY_NAME;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
    }

    private boolean given(Path folder) throws IOException {
        try {
            Files.setAttribute(folder, "unix:gid", group);
            return true;
        } catch (FileSystemException e) { // only root may, and on a file system of another computer not even root
            return false;
        }
    }

    /** Of the folders down to a file, and of the file, the first that they cannot use on this computer; tried as that user. */
    Optional<Path> barred(Path file) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("setpriv", "--reuid=" + user, "--regid=" + group));
        command.addAll(List.of("--init-groups", "--", "sh", "-c", TRY, "sh"));
        Path way = file.getRoot();
        for (Path name : file) {
            command.add(way.toString());
            way = way.resolve(name);
        }
        command.add(file.toString());
        CommandHost.Ended ended = new LocalCommands(Path.of("/")).run(command, LONGEST);
        String told = ended.exitCode().orElse(-1) == 0 ? ended.output().strip() : "";
        return told.isEmpty() ? Optional.empty() : Optional.of(Path.of(told));
    }

    /** The user's name; the number where the user has none here. */
    String name() throws IOException, InterruptedException {
        CommandHost.Ended ended = Tool.run(List.of("id", "-nu", String.valueOf(user)));
        return ended.exitCode().orElse(-1) == 0 ? ended.output().strip() : String.valueOf(user);
    }
}
