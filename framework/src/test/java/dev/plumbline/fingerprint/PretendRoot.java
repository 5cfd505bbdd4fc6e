package dev.plumbline.fingerprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder that stands for the root of a computer's files, and tools that print what they are told to. */
final class PretendRoot {

    static final Hardware HARDWARE = new Hardware(
            new Hardware.Cpu(Optional.of("Xeon X"), 2, 16, 32),
            (long) (62.5 * (1L << 30)),
            Optional.empty(),
            List.of(Optional.of("Debian GNU/Linux"), Optional.of("12"), Optional.of("6.1")),
            List.of(Optional.empty(), Optional.empty(), Optional.empty()));

    private final Path root;
    private final Map<List<String>, String> tools = new LinkedHashMap<>();

    PretendRoot(Path root) {
        this.root = root;
    }

    PretendRoot file(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PretendRoot link(String path, String to) {
        try {
            Path link = root.resolve(path);
            Files.createDirectories(link.getParent());
            Files.createDirectories(root.resolve(to));
            Files.createSymbolicLink(link, link.getParent().relativize(root.resolve(to)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A disk on a PCI device, as the kernel shows one. */
    PretendRoot disk(String name, String pci, String driver) {
        String device = "sys/devices/pci0000:00/" + pci + "/host0/target0/block/" + name;
        file(device + "/size", "2097152");
        file(device + "/queue/rotational", "0");
        file(device + "/queue/scheduler", "[none] mq-deadline");
        file("dev/" + name, "");
        if (!Files.exists(root.resolve("sys/devices/pci0000:00/" + pci + "/subsystem"))) {
            link("sys/devices/pci0000:00/" + pci + "/subsystem", "sys/bus/pci");
            link("sys/devices/pci0000:00/" + pci + "/driver", "sys/bus/pci/drivers/" + driver);
        }
        link("sys/block/" + name, device);
        return link("sys/class/block/" + name, device);
    }

    /** A network card, as the kernel shows one. */
    PretendRoot nic(String name, String driver) {
        String device = "sys/devices/pci0000:00/0000:00:03.0/net/" + name;
        file(device + "/mtu", "1500");
        link(device + "/device/driver", "sys/bus/pci/drivers/" + driver);
        return link("sys/class/net/" + name, device);
    }

    PretendRoot tool(String output, String... command) {
        tools.put(List.of(command), output);
        return this;
    }

    SystemFiles files() {
        return new SystemFiles(root);
    }

    Map<String, String> identity(Devices devices) {
        return ComputerFingerprint.read(files(), command -> Optional.ofNullable(tools.get(command)), HARDWARE, devices)
                .identity();
    }
}
