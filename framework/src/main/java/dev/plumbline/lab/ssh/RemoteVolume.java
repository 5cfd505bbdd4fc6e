package dev.plumbline.lab.ssh;

import dev.plumbline.lab.linux.DirectAccess;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file on a machine that a load reads and writes.
 *
 * @param file its path there
 * @param direct whether the page cache can be passed by
 */
public record RemoteVolume(Path file, DirectAccess direct) {

    private static final String SCRIPT = "volume.sh";
    private static final Pattern TOLD = Pattern.compile("(?m)^plumbline-(volume|room) (\\d{1,18})$");

    /** Of a slow disk, for each MiB. */
    private static final Duration LONGEST_OF_A_MIB = Duration.ofMillis(200);

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long MIB = 1L << 20;

    /**
     * Makes one, full of random bytes that are on the disk when this returns.
     *
     * @param folder a declared folder of the machine, which must be there
     * @param name its name, which bears the run's mark
     * @throws MisuseException when there is no room for it
     * @throws IOException one sentence, when it cannot be made
     */
    public static RemoteVolume make(SshConnection machine, Path folder, String name, long bytes)
            throws IOException, InterruptedException {
        String printed = machine.output(
                List.of(
                        "sh",
                        "-c",
                        RemoteScripts.script(SCRIPT, List.of(folder.toString(), name, Long.toString(bytes)))),
                LONGEST.plus(LONGEST_OF_A_MIB.multipliedBy(bytes / MIB)));
        Matcher told = TOLD.matcher(printed);
        if (!told.find()) {
            throw new IOException("the file of a volume in " + folder + " on " + machine.machine()
                    + " could not be made: " + ScriptRun.shown(printed));
        }
        long number = Long.parseLong(told.group(2));
        if (told.group(1).equals("room")) {
            throw new MisuseException(machine.machine() + " needs " + Quantities.formatBytes((double) bytes) + " in "
                    + folder + ", which has room for " + Quantities.formatBytes((double) number)
                    + "; write a smaller @Vms(disk), or declare another folder");
        }
        return new RemoteVolume(folder.resolve(name), new DirectAccess(Math.toIntExact(number)));
    }
}
