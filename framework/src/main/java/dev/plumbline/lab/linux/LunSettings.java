package dev.plumbline.lab.linux;

import dev.plumbline.lab.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** The section {@code lun} of a local lab. */
public final class LunSettings {

    private static final Duration SERVICE = Duration.ofMillis(2);

    private LunSettings() {}

    /** What makes the volumes, given the folder for a run's own files. */
    public static Function<Path, LunSource> read(Settings lun) {
        String kind = lun.text("kind", "folder");
        return switch (kind) {
            case "folder" -> folder(lun.known("kind", "folder", "direct"));
            case "nbdkit" -> nbdkit(lun.known("kind", "folder", "service", "servers", "rate"));
            case "device" -> device(lun.known("kind", "devices", "allow-wipe"));
            default -> throw lun.mistake("has the unknown kind '" + kind + "'; known are folder, nbdkit and device");
        };
    }

    private static Function<Path, LunSource> folder(Settings lun) {
        Optional<Path> folder = declaredFolder(lun);
        String direct = lun.text("direct", "true");
        if (!Set.of("true", "false").contains(direct)) {
            throw lun.mistake("has direct '" + direct + "'; write true, or false to go through the page cache");
        }
        return scratch -> new FolderLuns(new LunFolder(folder.orElse(scratch)), Boolean.parseBoolean(direct));
    }

    private static Function<Path, LunSource> nbdkit(Settings lun) {
        Optional<Path> folder = declaredFolder(lun);
        NbdService service = new NbdService(service(lun), rate(lun));
        return scratch -> new NbdLuns(new LunFolder(folder.orElse(scratch)), scratch, service);
    }

    /** nbdkit's delay counts in milliseconds. */
    private static Duration service(Settings lun) {
        Duration service = lun.duration("service", lun.keys().contains("rate") ? Duration.ZERO : SERVICE);
        if (!service.equals(Duration.ofMillis(service.toMillis()))) {
            throw lun.mistake("has a service that is no whole number of milliseconds, which nbdkit counts in; write for"
                    + " example '2 ms'");
        }
        if (service.isZero() && !lun.keys().contains("rate")) {
            throw lun.mistake("sets no limit: service is no time at all, and there is no rate; write for example"
                    + " 'service: 2 ms', or take the kind folder");
        }
        int servers = lun.count("servers", 1);
        if (servers != 1) {
            throw lun.mistake("has " + servers + " servers, but nbdkit serves one request after the other; write"
                    + " 'servers: 1', and a shorter service");
        }
        return service;
    }

    private static OptionalLong rate(Settings lun) {
        return lun.keys().contains("rate") ? OptionalLong.of(lun.bitsPerSecond("rate", 0)) : OptionalLong.empty();
    }

    private static Function<Path, LunSource> device(Settings lun) {
        List<Path> devices = lun.texts("devices").stream().map(Path::of).toList();
        if (devices.isEmpty()) {
            throw lun.mistake("of kind device names no devices; write for example 'devices: [/dev/sdb]'");
        }
        if (Set.copyOf(devices).size() < devices.size()) {
            throw lun.mistake("names a device twice; two LUNs on one device are one");
        }
        Set<String> allowed = Set.copyOf(lun.texts("allow-wipe"));
        String where = lun.path() + ".devices";
        return scratch -> new DeviceLuns(where, devices, allowed);
    }

    private static Optional<Path> declaredFolder(Settings lun) {
        if (!lun.keys().contains("folder")) {
            return Optional.empty();
        }
        Path folder = Path.of(lun.text("folder", ""));
        if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
            throw lun.mistake("names the folder '" + folder + "', which is no absolute path to a folder that is there;"
                    + " make it, or write the path of another one");
        }
        return Optional.of(folder.normalize());
    }
}
