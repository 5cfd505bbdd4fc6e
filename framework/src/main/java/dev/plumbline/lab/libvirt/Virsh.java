package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.CommandHost;
import dev.plumbline.lab.LocalCommands;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Settings;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
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

    /** The emulator repeats what it was told, and says at the end what was wrong. */
    private static final int SHOWN_FIRST = 100;

    /** A hypervisor as somebody has written it. */
    static Virsh at(Settings settings, String uri) {
        try {
            URI read = new URI(uri);
            String host = String.valueOf(read.getRawAuthority()).replaceFirst("^.*@", "");
            if (read.isAbsolute() && !read.isOpaque() && !host.startsWith("-")) {
                return new Virsh(uri);
            }
        } catch (URISyntaxException e) {
            throw unknown(settings, uri);
        }
        throw unknown(settings, uri);
    }

    private static MisuseException unknown(Settings settings, String uri) {
        return settings.mistake("has the hypervisor '" + uri + "', which is no URI of libvirt; write for example"
                + " 'qemu:///system' or 'qemu+ssh://root@host/system'");
    }

    /** Whether it runs on this computer: then its files, bridges and network cards are this computer's. */
    boolean here() {
        return URI.create(uri).getRawAuthority() == null; // names of hosts that DNS does not know have no getHost()
    }

    /** Whether its machines are QEMU's, which this lab can describe. */
    boolean emulates() {
        return uri.matches("qemu[:+].*");
    }

    /**
     * Runs a command of it that must succeed; what it printed.
     *
     * @throws IOException one sentence with its own words, when it failed or did not end
     */
    String run(String... arguments) throws IOException, InterruptedException {
        return within(LONGEST, arguments);
    }

    /**
     * The same within another time than that which making a machine may take.
     *
     * @throws IOException as of {@link #run}
     */
    String within(Duration longest, String... arguments) throws IOException, InterruptedException {
        CommandHost.Ended ended = end(longest, arguments);
        if (ended.exitCode().isEmpty()) {
            throw new IOException("virsh " + arguments[0] + " on " + uri + " did not end within "
                    + Quantities.formatDuration(longest));
        }
        if (ended.exitCode().getAsInt() != 0) {
            throw new IOException("virsh " + arguments[0] + " on " + uri + " failed: " + oneLine(ended.output()));
        }
        return ended.output();
    }

    /**
     * Checks that it answers.
     *
     * @throws MissingCapabilityException when it does not
     */
    void check(String lab) {
        try {
            run("uri");
        } catch (IOException e) {
            throw new MissingCapabilityException("the hypervisor of the lab '" + lab + "' does not answer: "
                    + e.getMessage() + "; start its libvirtd, or correct 'hypervisors' in lab.yaml");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + uri + " was asked", e);
        }
    }

    /** The machines that run, by name. */
    List<String> running() throws IOException, InterruptedException {
        return names("list", "--name");
    }

    /**
     * What stands at the beginning of each line of a list.
     *
     * @throws IOException one sentence with its own words, when it has none to give: nobody shall take that for an empty one
     */
    List<String> names(String... list) throws IOException, InterruptedException {
        return run(list)
                .lines()
                .map(line -> line.strip().replaceFirst("\\s.*", ""))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Runs a command of it that may fail. */
    CommandHost.Ended end(String... arguments) throws IOException, InterruptedException {
        return end(LONGEST, arguments);
    }

    private CommandHost.Ended end(Duration longest, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAM, "--quiet", "--connect", uri));
        command.addAll(List.of(arguments));
        return new LocalCommands(Path.of("/")).run(command, longest);
    }

    private static String oneLine(String output) {
        String line = output.strip().replaceAll("^error: ", "").replaceAll("\\s*\\R\\s*(error: )?", "; ");
        return line.length() <= SHOWN
                ? line
                : line.substring(0, SHOWN_FIRST) + " … " + line.substring(line.length() - (SHOWN - SHOWN_FIRST));
    }
}
