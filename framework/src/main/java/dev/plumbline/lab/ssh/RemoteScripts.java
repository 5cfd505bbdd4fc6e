package dev.plumbline.lab.ssh;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the shell of a machine is told. */
final class RemoteScripts {

    /** Stands before the process group of a program; what a login prints before it is passed over. */
    static final String STARTED = "plumbline-started ";

    private static final String CONTROL = "control.sh";

    private RemoteScripts() {}

    /** Runs the shell that stays as long as the connection: bash where it is, which tells the time without a process for it. */
    static String control(@Nullable RunMark mark) throws IOException {
        return "exec " + environment(mark)
                + "sh -c 'command -v bash > /dev/null && exec bash -c \"$1\"; exec sh -c \"$1\"' sh "
                + ShellText.quoted(resource(CONTROL));
    }

    private static String environment(@Nullable RunMark mark) {
        return mark == null
                ? ""
                : "env " + RunMark.VARIABLE + "=" + mark.word() + " PLUMBLINE_FOLDER=" + ShellText.quoted(mark.folder())
                        + " ";
    }

    /** Runs one of the scripts that stand beside this class by {@code sh}, with arguments. */
    static String script(String name, List<String> arguments) throws IOException {
        return "exec sh -c "
                + ShellText.quoted("PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin\n" + ShellText.parameters(arguments)
                        + resource(name));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = RemoteScripts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Becomes a program. sshd has made a process group for it, which is written down first, so that nothing is ever left that
     * nobody would end; on Linux with when it started, so that another one with its number is told from it. System programs are
     * found as well by users whose path is without them.
     */
    static String program(String folder, List<String> arguments, @Nullable RunMark mark) {
        return "exec " + environment(mark) + "sh -c "
                + ShellText.quoted("{ : > " + ShellText.quoted(folder) + "/programs/$$; } || exit 126\n"
                        + "{ read -r boot < /proc/sys/kernel/random/boot_id && read -r stat < /proc/$$/stat"
                        + " && set -- ${stat##*) } && echo \"${20} $boot\" > " + ShellText.quoted(folder)
                        + "/programs/$$; } 2> /dev/null\n"
                        + "printf '" + STARTED + "%s\\n' $$\n"
                        + "PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin\n"
                        + ShellText.parameters(arguments)
                        + "exec \"$@\"");
    }
}
