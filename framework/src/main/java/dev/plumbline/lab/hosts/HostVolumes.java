package dev.plumbline.lab.hosts;

import dev.plumbline.lab.Settings;
import dev.plumbline.lab.ssh.RunMark;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What loads may write to on a host: declared folders, in which files are made, or declared block devices. There is no other way to
 * write to a host's disks.
 *
 * @param where where they are declared, for messages
 * @param devices whether they are devices
 * @param paths one for each LUN
 * @param allowedToWipe identifiers of what may be overwritten on devices
 */
record HostVolumes(String where, boolean devices, List<Path> paths, Set<String> allowedToWipe) {

    /** Copies the collections. */
    HostVolumes {
        paths = List.copyOf(paths);
        allowedToWipe = Set.copyOf(allowedToWipe);
    }

    /** The section {@code lun}; without it there is nothing to write to. */
    static HostVolumes read(Settings lun) {
        if (lun.keys().isEmpty()) {
            return new HostVolumes(lun.path(), false, List.of(), Set.of());
        }
        String kind = lun.text("kind", "folder");
        return switch (kind) {
            case "folder" -> {
                lun.known("kind", "folders");
                yield new HostVolumes(
                        lun.path(), false, paths(lun, "folders", "/mnt/ssd", HostVolumes::isPath), Set.of());
            }
            case "device" -> {
                lun.known("kind", "devices", "allow-wipe");
                yield new HostVolumes(
                        lun.path(),
                        true,
                        paths(lun, "devices", "/dev/sdb", path -> path.startsWith("/dev/") && isPath(path)),
                        Set.copyOf(lun.texts("allow-wipe")));
            }
            default -> throw lun.mistake("has the unknown kind '" + kind + "'; known are folder and device");
        };
    }

    private static List<Path> paths(Settings lun, String key, String example, Predicate<String> fits) {
        List<String> paths = lun.texts(key);
        if (paths.isEmpty()) {
            throw lun.mistake("names no " + key + "; write for example '" + key + ": [" + example + "]'");
        }
        paths.stream().filter(path -> !fits.test(path)).findFirst().ifPresent(path -> {
            throw lun.mistake("has '" + path + "' under '" + key + "'; write absolute paths, as '" + example + "'");
        });
        if (new HashSet<>(paths).size() < paths.size()) {
            throw lun.mistake("names '" + key + "' twice that are one; two LUNs on one are one");
        }
        return paths.stream().map(Path::of).toList();
    }

    private static boolean isPath(String path) {
        try {
            RunMark.checkFolder(path.replace(":", "")); // of names below /dev/disk/by-path
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The folders that files are made in. */
    List<String> folders() {
        return devices ? List.of() : paths.stream().map(Path::toString).toList();
    }
}
