package dev.plumbline.lab.ssh;

import dev.plumbline.lab.linux.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How {@code ssh} is called, see ssh_config(5). What the user configured of ways to a machine holds; what would change programs does not. */
final class SshCommand {

    private static final int CONNECT_SECONDS = 10;

    /** A machine that has not answered for three of these is lost. */
    private static final int ALIVE_SECONDS = 10;

    private SshCommand() {}

    /** The connection itself, which stays in the foreground and takes the others in. */
    static List<String> master(SshTarget target, String command) {
        List<String> arguments = common(target, "ERROR");
        arguments.addAll(List.of("-M", "-o", "ControlPersist=no"));
        return to(target, command, arguments);
    }

    /**
     * A program over a connection that is there. Where the machine takes no more of them in one connection (sshd's {@code
     * MaxSessions}), ssh makes one of its own, and says nothing of it.
     */
    static List<String> session(SshTarget target, String command) {
        List<String> arguments = common(target, "FATAL");
        arguments.addAll(List.of("-o", "ControlMaster=no"));
        return to(target, command, arguments);
    }

    /** A login over no connection that is there. */
    static List<String> alone(SshTarget target, String command) {
        List<String> arguments = common(target, "ERROR", "none");
        arguments.addAll(List.of("-o", "ControlMaster=no"));
        return to(target, command, arguments);
    }

    /**
     * Has a connection that is there lead a socket here to one on the machine; no file of the user's configuration is read, which
     * may lead others.
     */
    static List<String> forward(SshTarget target, Path here, String there) {
        return List.of(
                Tool.SSH.program(),
                "-F",
                "none",
                "-S",
                target.controlPath().toString().replace("%", "%%"),
                "-O",
                "forward",
                "-L",
                here + ":" + there,
                "--",
                target.host());
    }

    /** What somebody types who wants to look: over no connection that is there, and with whatever the user configured. */
    static List<String> byHand(SshTarget target) {
        List<String> arguments = new ArrayList<>(List.of(Tool.SSH.program()));
        who(target, arguments);
        hostKeys(arguments, target.hostKeys());
        arguments.add(target.host());
        return arguments;
    }

    private static List<String> common(SshTarget target, String logLevel) {
        return common(target, logLevel, target.controlPath().toString().replace("%", "%%"));
    }

    private static List<String> common(SshTarget target, String logLevel, String socket) {
        List<String> arguments = new ArrayList<>(List.of(Tool.SSH.program(), "-T", "-a", "-x", "-S", socket));
        who(target, arguments);
        option(arguments, "BatchMode", "yes");
        hostKeys(arguments, target.hostKeys());
        option(arguments, "CheckHostIP", "no");
        option(arguments, "UpdateHostKeys", "no");
        option(arguments, "ConnectTimeout", Integer.toString(CONNECT_SECONDS));
        option(arguments, "ServerAliveInterval", Integer.toString(ALIVE_SECONDS));
        option(arguments, "ClearAllForwardings", "yes");
        option(arguments, "PermitLocalCommand", "no");
        option(arguments, "RemoteCommand", "none");
        option(arguments, "LogLevel", logLevel);
        return arguments;
    }

    private static void who(SshTarget target, List<String> arguments) {
        String user = target.user();
        if (user != null) {
            arguments.addAll(List.of("-l", user));
        }
        if (target.port() != SshTarget.CONFIGURED) {
            arguments.addAll(List.of("-p", Integer.toString(target.port())));
        }
        Path identity = target.identity();
        if (identity != null) {
            option(arguments, "IdentityFile", quoted(identity));
            option(arguments, "IdentitiesOnly", "yes");
        }
    }

    private static void hostKeys(List<String> arguments, HostKeys keys) {
        option(arguments, "StrictHostKeyChecking", keys.trustNew() ? "accept-new" : "yes");
        Path file = keys.file();
        if (file != null) {
            option(arguments, "UserKnownHostsFile", quoted(file));
        }
        String alias = keys.alias();
        if (alias != null) {
            option(arguments, "HostKeyAlias", alias);
        }
    }

    private static void option(List<String> arguments, String name, String value) {
        arguments.add("-o");
        arguments.add(name + "=" + value);
    }

    private static String quoted(Path path) {
        return "\"" + path.toString().replace("%", "%%") + "\"";
    }

    private static List<String> to(SshTarget target, String command, List<String> arguments) {
        arguments.addAll(List.of("--", target.host(), command));
        return arguments;
    }
}
