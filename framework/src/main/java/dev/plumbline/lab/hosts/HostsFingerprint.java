package dev.plumbline.lab.hosts;

import dev.plumbline.fingerprint.ComputerFingerprint;
import dev.plumbline.fingerprint.Devices;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.model.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What tells labs of machines elsewhere apart: the machines, and of this computer what takes part in loads. */
public final class HostsFingerprint {

    /** Of programs on this computer, of which these labs run one. */
    private static final String TOOL = "tool.";

    private HostsFingerprint() {}

    /** The fingerprint of a lab whose machines have these keys. */
    public static Fingerprint of(Map<String, String> machines) {
        Devices devices = Devices.all().withLuns(List.of()).withNics(List.of());
        for (Map.Entry<String, String> key : machines.entrySet()) {
            devices = devices.with(key.getKey(), key.getValue());
        }
        Fingerprint computer = ComputerFingerprint.of(devices);
        SortedMap<String, String> identity = new TreeMap<>(computer.identity());
        identity.keySet().removeIf(key -> key.startsWith(TOOL) && !key.equals(TOOL + Tool.FIO.program()));
        return new Fingerprint(identity, computer.informational());
    }
}
