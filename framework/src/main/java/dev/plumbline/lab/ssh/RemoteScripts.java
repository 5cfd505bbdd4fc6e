package dev.plumbline.lab.ssh;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the shell of a machine is told. */
final class RemoteScripts {

    /** Stands before the process group of a program; what a login prints before it is passed over. */
    static final String STARTED = "plumbline-started ";

    private static final String CONTROL = "control.sh";

    private RemoteScripts() {}

    /** Runs the shell that stays as long as the connection: bash where it is, which tells the time without a process for it. */
    static String control() throws IOException {
        return "exec sh -c 'command -v bash > /dev/null && exec bash -c \"$1\"; exec sh -c \"$1\"' sh "
                + ShellText.quoted(resource());
    }

    private static String resource() throws IOException {
        try (InputStream in = RemoteScripts.class.getResourceAsStream(CONTROL)) {
            if (in == null) {
                throw new FileNotFoundException(CONTROL);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Becomes a program. sshd has made a process group for it, which is written down first, so that nothing is ever left that
     * nobody would end. System programs are found as well by users whose path is without them.
     */
    static String program(String folder, List<String> arguments) {
        return "exec sh -c "
                + ShellText.quoted("{ : > " + ShellText.quoted(folder) + "/programs/$$; } || exit 126\n"
                        + "printf '" + STARTED + "%s\\n' $$\n"
                        + "PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin\n"
                        + ShellText.parameters(arguments)
                        + "exec \"$@\"");
    }
}
