package dev.plumbline.lab.linux;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.Stray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What limits the processors and the memory of machines: Linux's control groups, of whichever version this computer lets be made.
 *
 * @param root where they are mounted
 * @param version which they are
 */
public record ControlGroups(Path root, Version version) {

    /** Where every distribution mounts them. */
    public static final Path MOUNTED = Path.of("/sys/fs/cgroup");

    static final String PREFIX = "plumbline-";

    /** Stands in every group of version 2, and nowhere else. */
    private static final String ONLY_VERSION_2 = "cgroup.controllers";

    private static final long TRIED_BYTES = 64L << 20;

    /** Of control groups; see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">Linux's documentation</a>. */
    public enum Version {
        /** One tree for all controllers. */
        V2("cgroup v2"),
        /** A tree for each controller. */
        V1("cgroup v1"),
        /** Machines are not limited. */
        NONE("none");

        private final String words;

        Version(String words) {
            this.words = words;
        }

        /** As the fingerprint has it. */
        public String words() {
            return words;
        }
    }

    /** Those that can be made here, which is found out by making one. */
    public static ControlGroups find(Path root) {
        for (Version version : List.of(Version.V2, Version.V1)) {
            ControlGroups groups = new ControlGroups(root, version);
            if (groups.work()) {
                return groups;
            }
        }
        return new ControlGroups(root, Version.NONE);
    }

    private boolean work() {
        if (version == Version.V2 && Files.notExists(root.resolve(ONLY_VERSION_2))) {
            return false; // where the trees of version 1 are mounted, a folder is nothing but a folder
        }
        try {
            ControlGroup group = new ControlGroup(folders(Stray.name("try")), version);
            removeStrays(group);
            try {
                group.make();
                group.limit(1, TRIED_BYTES);
                return true;
            } finally {
                group.remove();
            }
        } catch (IOException e) {
            return false; // not mounted, not enabled, or not allowed
        }
    }

    /** Nothing ever runs in what is made to try. */
    private static void removeStrays(ControlGroup beside) throws IOException {
        for (Path folder : beside.folders()) {
            for (Stray stray : Stray.in(folder.resolveSibling("."))) {
                Files.deleteIfExists(stray.path()); // the kernel's own files in it go with it
            }
        }
    }

    /** Makes one for a machine; without limits where there are none to be had. */
    public ControlGroup create(int cpus, long memoryBytes, Provisioning context) throws IOException {
        if (version == Version.NONE) {
            return ControlGroup.NONE;
        }
        ControlGroup group = new ControlGroup(folders(newName()), version);
        group.announce(context);
        group.make();
        group.limit(cpus, memoryBytes);
        return group;
    }

    private static String newName() {
        return PREFIX + UUID.randomUUID().toString().substring(0, 13);
    }

    /** In version 1 a link may make one tree of two controllers. */
    private List<Path> folders(String name) throws IOException {
        if (version == Version.V2) {
            return List.of(root.resolve(name));
        }
        List<Path> folders = new ArrayList<>();
        for (String controller : List.of("cpu", "cpuacct", "memory")) {
            Path tree = root.resolve(controller).toRealPath();
            Path folder = tree.resolve(name);
            if (!folders.contains(folder) && Files.isDirectory(tree)) {
                folders.add(folder);
            }
        }
        return folders;
    }
}
