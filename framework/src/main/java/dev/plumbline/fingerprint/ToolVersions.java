package dev.plumbline.fingerprint;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The versions of the tools that labs use. */
final class ToolVersions {

    private record Tool(KnownKey key, List<String> command, Pattern version) {

        Tool(KnownKey key, String version, String... command) {
            this(key, List.of(command), Pattern.compile(version));
        }
    }

    private static final List<Tool> TOOLS = List.of(
            new Tool(KnownKey.TOOL_FIO, "fio-(\\S+)", "fio", "--version"),
            new Tool(KnownKey.TOOL_IPERF3, "iperf (\\S+)", "iperf3", "--version"),
            new Tool(KnownKey.TOOL_QEMU, "QEMU emulator version (\\S+)", "qemu-system-x86_64", "--version"),
            new Tool(KnownKey.TOOL_LIBVIRT, "^(\\d+\\.\\S+)", "virsh", "--version"),
            new Tool(KnownKey.TOOL_NBDKIT, "nbdkit (\\d\\S+)", "nbdkit", "--version"),
            new Tool(KnownKey.TOOL_HAPROXY, "HA-?Proxy version (\\S+)", "haproxy", "-v"),
            new Tool(KnownKey.TOOL_NGINX, "nginx/(\\S+)", "nginx", "-v"));

    private ToolVersions() {}

    /** The version alone: what some tools print beside it holds the name of the computer. */
    static void read(Tools tools, Facts facts) {
        for (Tool tool : TOOLS) {
            facts.put(
                    tool.key(),
                    tools.output(tool.command())
                            .flatMap(out -> tool.version()
                                    .matcher(out)
                                    .results()
                                    .map((MatchResult match) -> match.group(1))
                                    .findFirst()));
        }
    }
}
