package dev.plumbline.lab.libvirt;

import dev.plumbline.fingerprint.ComputerFingerprint;
import dev.plumbline.fingerprint.Devices;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.model.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The guests, their hypervisors, and this computer where it is the only one. */
final class LibvirtFingerprint {

    private static final String TOOL = "tool.";

    /** Lines of {@code virsh version} and {@code virsh nodeinfo} that say what will differ in speed. */
    private static final Map<String, String> VERSIONS =
            Map.of("Using library", "libvirt", "Running hypervisor", "emulator");

    private static final Map<String, String> NODE = Map.of(
            "CPU model", "cpu.arch",
            "CPU(s)", "cpu.threads",
            "NUMA cell(s)", "numa.nodes",
            "Memory size", "memory");

    private static final Map<String, String> HARDWARE = Map.of(
            "nicModel", "nic.virtual.model",
            "diskBus", "machine.disk.bus",
            "diskCache", "machine.disk.cache");

    private LibvirtFingerprint() {}

    static Fingerprint read(LibvirtSettings settings, Volumes volumes, Accelerators accelerators, Set<Tool> tools) {
        Devices devices = Devices.all().withLuns(volumes.places()).withNics(List.of());
        for (Map.Entry<String, String> key :
                ofLab(settings, volumes, accelerators).entrySet()) {
            devices = devices.with(key.getKey(), key.getValue());
        }
        return read(settings.hypervisors(), devices, tools);
    }

    /** @param devices with the keys of the lab itself */
    static Fingerprint read(List<Virsh> hypervisors, Devices devices, Set<Tool> tools) {
        for (Map.Entry<String, String> key : told(hypervisors).entrySet()) {
            devices = devices.with(key.getKey(), key.getValue());
        }
        Fingerprint computer = ComputerFingerprint.of(devices);
        Set<String> used = tools.stream().map(tool -> TOOL + tool.program()).collect(Collectors.toSet());
        SortedMap<String, String> identity = new TreeMap<>(computer.identity());
        identity.keySet().removeIf(key -> key.startsWith(TOOL) && !used.contains(key));
        return new Fingerprint(identity, computer.informational());
    }

    private static SortedMap<String, String> ofLab(
            LibvirtSettings settings, Volumes volumes, Accelerators accelerators) {
        SortedMap<String, String> keys = new TreeMap<>(volumes.identity());
        keys.putAll(settings.image().image().identity());
        settings.machine()
                .chosen()
                .forEach((what, value) -> keys.put(HARDWARE.getOrDefault(what, "machine." + what), value));
        keys.put("machine.cpus", "as declared");
        keys.put("machine.memory", "as declared");
        keys.put("network.bridge", settings.network().bridge().isPresent() ? "given" : "own");
        keys.put("network.shaping", settings.network().shaping().name().toLowerCase(Locale.ROOT));
        for (int i = 0; i < settings.hypervisors().size(); i++) {
            Virsh hypervisor = settings.hypervisors().get(i);
            keys.put(
                    prefix(settings.hypervisors(), i) + "accelerator",
                    accelerators.of(hypervisor).toString());
        }
        return keys;
    }

    private static String prefix(List<Virsh> hypervisors, int index) {
        return "hypervisor" + (hypervisors.size() == 1 ? "" : index + 1) + ".";
    }

    private static SortedMap<String, String> told(List<Virsh> hypervisors) {
        SortedMap<String, String> keys = new TreeMap<>();
        for (int i = 0; i < hypervisors.size(); i++) {
            keys.putAll(told(hypervisors.get(i), prefix(hypervisors, i)));
        }
        return keys;
    }

    private static Map<String, String> told(Virsh hypervisor, String prefix) {
        try {
            Map<String, String> told = new TreeMap<>();
            lines(hypervisor.run("version"), VERSIONS, prefix, told);
            if (!hypervisor.here()) {
                lines(hypervisor.run("nodeinfo"), NODE, prefix, told);
            }
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + hypervisor.uri() + " was asked for its version", e);
        }
    }

    private static void lines(String printed, Map<String, String> wanted, String prefix, Map<String, String> told) {
        printed.lines().forEach(line -> {
            int colon = line.indexOf(':');
            String key = colon < 0 ? null : wanted.get(line.substring(0, colon).strip());
            if (key != null) {
                told.put(prefix + key, line.substring(colon + 1).strip());
            }
        });
    }
}
