package dev.plumbline.lab.local;

import dev.plumbline.fingerprint.ComputerFingerprint;
import dev.plumbline.fingerprint.Devices;
import dev.plumbline.lab.linux.ControlGroups;
import dev.plumbline.lab.linux.LunSource;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.model.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** This computer with the disks below the volumes, and without the network cards and tools that this lab does not use. */
final class LocalFingerprint {

    private static final String TOOL = "tool.";
    private static final Path CONGESTION_CONTROL = Path.of("/proc/sys/net/ipv4/tcp_congestion_control");

    private LocalFingerprint() {}

    static Fingerprint read(LunSource luns, ControlGroups limits, Set<Tool> tools) {
        Devices devices = Devices.all()
                .withLuns(luns.places())
                .withNics(List.of())
                .with("machine.limits", limits.version().words())
                .with("machine.cpus", share(limits))
                .with("machine.memory", share(limits));
        for (Map.Entry<String, String> key : luns.identity().entrySet()) {
            devices = devices.with(key.getKey(), key.getValue());
        }
        devices = devices.with(BondKind.KEY, BondKind.here().toString()).with("link.congestion", congestionControl());
        Fingerprint computer = ComputerFingerprint.of(devices);
        Set<String> used = tools.stream().map(tool -> TOOL + tool.program()).collect(Collectors.toSet());
        SortedMap<String, String> identity = new TreeMap<>(computer.identity());
        identity.keySet().removeIf(key -> key.startsWith(TOOL) && !used.contains(key));
        return new Fingerprint(identity, computer.informational());
    }

    /** In the words of the labs whose machines are virtual, so that like is compared with like. */
    private static String share(ControlGroups limits) {
        return limits.version() == ControlGroups.Version.NONE ? "all of the computer" : "as declared";
    }

    /** What TCP sends at; new namespaces have it from this one. Some send twice as fast over a link without a limit as others. */
    private static String congestionControl() {
        try {
            return Files.readString(CONGESTION_CONTROL).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
