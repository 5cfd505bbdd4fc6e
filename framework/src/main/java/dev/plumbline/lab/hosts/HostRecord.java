package dev.plumbline.lab.hosts;

import dev.plumbline.lab.MachineAccess.Way;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.ssh.HostKeys;
import dev.plumbline.lab.ssh.OneLogin;
import dev.plumbline.lab.ssh.RunMark;
import dev.plumbline.lab.ssh.SshTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** That a host is used, and how to reach it again, whatever {@code lab.yaml} says by then. It has no secret. */
final class HostRecord {

    static final String HANDLER = "hosts.host";

    private static final String NAME = "host";
    private static final String MARK = "mark";
    private static final String FOLDER = "folder";
    private static final String SSH = "ssh";
    private static final String USER = "user";
    private static final String PORT = "port";
    private static final String IDENTITY = "identity";
    private static final String KNOWN = "knownHosts";
    private static final String VOLUME = "volume.";

    private HostRecord() {}

    /** Of all that programs and loads may leave there. */
    static UndoRecord of(HostSettings host, RunMark mark) {
        Map<String, String> arguments =
                new TreeMap<>(Map.of(NAME, host.name(), MARK, mark.word(), FOLDER, mark.folder(), SSH, host.ssh()));
        host.login().user().ifPresent(user -> arguments.put(USER, user));
        host.login().port().ifPresent(port -> arguments.put(PORT, Integer.toString(port)));
        host.login().identity().ifPresent(path -> arguments.put(IDENTITY, path.toString()));
        host.login().knownHosts().ifPresent(path -> arguments.put(KNOWN, path.toString()));
        List<String> folders = host.volumes().folders();
        for (int i = 0; i < folders.size(); i++) {
            arguments.put(VOLUME + i, folders.get(i));
        }
        return UndoRecord.of(HANDLER, arguments);
    }

    static String mark(UndoRecord record) {
        return record.argument(MARK);
    }

    /**
     * Ends and deletes it. By then the host is known, so that no new one is let in.
     *
     * @throws IOException one sentence, when the host is not reached
     */
    static void undo(UndoRecord record) throws IOException, InterruptedException {
        List<String> volumes = new ArrayList<>();
        for (String folder = record.arguments().get(VOLUME + 0);
                folder != null;
                folder = record.arguments().get(VOLUME + volumes.size())) {
            volumes.add(folder);
        }
        new OneLogin(record.argument(NAME), target(record))
                .sweep(new RunMark(record.argument(MARK), record.argument(FOLDER)), volumes);
    }

    /** The way to the host. */
    static Way way(UndoRecord record) {
        return new Way(record.argument(NAME), target(record).byHand());
    }

    private static SshTarget target(UndoRecord record) {
        Map<String, String> arguments = record.arguments();
        String port = arguments.get(PORT);
        return new SshTarget(
                arguments.get(USER),
                record.argument(SSH),
                port == null ? SshTarget.CONFIGURED : Integer.parseInt(port),
                path(arguments.get(IDENTITY)),
                new HostKeys(path(arguments.get(KNOWN)), null, false),
                Path.of("/none"));
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }
}
