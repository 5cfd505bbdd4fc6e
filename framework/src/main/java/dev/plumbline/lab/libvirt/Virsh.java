package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.CommandHost;
import dev.plumbline.lab.LocalCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs {@code virsh} against one hypervisor. The user's own configuration of libvirt and of ssh holds.
 *
 * @param uri the hypervisor, as {@code qemu:///system}
 */
record Virsh(String uri) {

    static final String PROGRAM = "virsh";

    /** Making a machine can take a while: some hypervisors look for their emulators' abilities first. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int SHOWN = 300;

    /**
     * Runs a command of it that must succeed; what it printed.
     *
     * @throws IOException one sentence with its own words, when it failed or did not end
     */
    String run(String... arguments) throws IOException, InterruptedException {
        CommandHost.Ended ended = end(arguments);
        if (ended.exitCode().isEmpty()) {
            throw new IOException(
                    "virsh " + arguments[0] + " on " + uri + " did not end within " + LONGEST.toMinutes() + " min");
        }
        if (ended.exitCode().getAsInt() != 0) {
            throw new IOException("virsh " + arguments[0] + " on " + uri + " failed: " + oneLine(ended.output()));
        }
        return ended.output();
    }

    /** Runs a command of it that may fail. */
    CommandHost.Ended end(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAM, "--quiet", "--connect", uri));
        command.addAll(List.of(arguments));
        return new LocalCommands(Path.of("/")).run(command, LONGEST);
    }

    private static String oneLine(String output) {
        String line = output.strip().replaceAll("^error: ", "").replaceAll("\\s*\\R\\s*(error: )?", "; ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
