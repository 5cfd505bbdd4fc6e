package dev.plumbline.fingerprint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which block device a path lies on. */
final class Mounts {

    /**
     * A mounted file system.
     *
     * @param point where it is mounted
     * @param number its device number, as {@code 8:1}
     * @param type its type, as {@code ext4}
     * @param source what is mounted, as {@code /dev/sda1}
     */
    record Mount(Path point, String number, String type, String source) {}

    private final SystemFiles files;
    private final List<Mount> mounts;

    Mounts(SystemFiles files) {
        this.files = files;
        this.mounts = files.lines("proc/self/mountinfo").stream()
                .flatMap(line -> mount(line).stream())
                .toList();
    }

    /** The file system that holds a path; of several on one point the one on top. */
    Optional<Mount> holding(Path path) {
        Path real = Path.of(files.real(path.toString()).orElse(path.toString()));
        Optional<Mount> nearest = Optional.empty();
        for (Mount mount : mounts) {
            boolean nearer = nearest.isEmpty()
                    || mount.point().getNameCount() >= nearest.get().point().getNameCount();
            if (real.startsWith(mount.point()) && nearer) {
                nearest = Optional.of(mount);
            }
        }
        return nearest;
    }

    /** The name of the block device that a file system lies on; empty for one in memory or over a network. */
    Optional<String> device(Mount mount) {
        return files.linked("sys/dev/block/" + mount.number())
                .or(() -> mount.source().startsWith("/dev/") ? files.linked(mount.source()) : Optional.empty());
    }

    /** Fields by proc_pid_mountinfo(5): ID, parent, number, root, point, options, any others, a hyphen, type, source. */
    private static Optional<Mount> mount(String line) {
        List<String> fields = List.of(line.split(" "));
        int hyphen = fields.indexOf("-");
        return hyphen < 6 || fields.size() < hyphen + 3
                ? Optional.empty()
                : Optional.of(new Mount(
                        Path.of(unescaped(fields.get(4))),
                        fields.get(2),
                        fields.get(hyphen + 1),
                        unescaped(fields.get(hyphen + 2))));
    }

    /** Blanks, tabs, line feeds and backslashes are written in octal digits. */
    private static String unescaped(String field) {
        List<String> parts = new ArrayList<>(List.of(field.split("\\\\", -1)));
        StringBuilder text = new StringBuilder(parts.remove(0));
        for (String part : parts) {
            text.append(
                    part.matches("[0-3][0-7]{2}.*")
                            ? (char) Integer.parseInt(part.substring(0, 3), 8) + part.substring(3)
                            : "\\" + part);
        }
        return text.toString();
    }
}
